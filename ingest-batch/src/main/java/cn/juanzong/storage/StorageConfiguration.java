package cn.juanzong.storage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the object store. Nothing is contacted here: the application starts while the
 * store is down.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

	@Bean(destroyMethod = "close")
	S3ObjectStore objectStore(StorageProperties properties) {
		return new S3ObjectStore(properties);
	}

}
