package cn.juanzong.extraction.child;

import java.nio.file.Path;

import cn.juanzong.extraction.DocumentReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExtractionProperties.class)
class ExtractionConfiguration {

	@Bean(destroyMethod = "close")
	DocumentReader documentReader(ExtractionProperties properties, @Value("${juanzong.home:.data}") Path home) {
		return new ChildDocumentReader(properties, home.toAbsolutePath().resolve("work").resolve("readers"),
				ReaderMain.class.getName());
	}

}
