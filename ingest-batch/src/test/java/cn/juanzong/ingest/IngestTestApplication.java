package cn.juanzong.ingest;

import java.time.Clock;
import java.time.ZoneId;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A worker process without the archive around it; also started as a child by KillIT. */
@SpringBootApplication(scanBasePackages = { "cn.juanzong.ingest", "cn.juanzong.storage", "cn.juanzong.extraction",
		"cn.juanzong.search", "cn.juanzong.scope" })
@ConfigurationPropertiesScan({ "cn.juanzong.ingest", "cn.juanzong.storage", "cn.juanzong.extraction",
		"cn.juanzong.search" })
public class IngestTestApplication {

	public static void main(String[] args) throws InterruptedException {
		SpringApplication.run(IngestTestApplication.class, args);
		Thread.currentThread().join();
	}

	@Bean
	Clock clock() {
		return Clock.system(ZoneId.of("Asia/Shanghai"));
	}

	@Bean
	RecordDescriber describer(JdbcClient jdbc) {
		return new TestDescriber(jdbc);
	}

	@Bean
	FieldCipher cipher() {
		return new TestCipher();
	}

}
