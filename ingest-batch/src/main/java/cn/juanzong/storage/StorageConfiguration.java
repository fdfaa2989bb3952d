package cn.juanzong.storage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Wires the object store. Nothing is contacted here: the application starts while the
 * store is down.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

	@Bean(destroyMethod = "close")
	S3ObjectStore s3ObjectStore(StorageProperties properties) {
		return new S3ObjectStore(properties);
	}

	@Bean
	@Primary
	ObjectStore objectStore(S3ObjectStore store, ObjectProvider<ObjectSealing> sealing) {
		ObjectSealing keys = sealing.getIfAvailable();
		return (keys != null) ? new SealedObjectStore(store, keys) : store;
	}

}
