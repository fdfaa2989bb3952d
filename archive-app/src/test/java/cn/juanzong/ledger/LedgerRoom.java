package cn.juanzong.ledger;

import java.time.Clock;
import java.time.Instant;

import javax.sql.DataSource;

import cn.juanzong.ArchiveApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The rooms that counting needs, on a database of their own. */
@Configuration
@EnableTransactionManagement(proxyTargetClass = true)
@ConfigurationPropertiesScan("cn.juanzong.secrets")
@ComponentScan(
		basePackages = { "cn.juanzong.ledger", "cn.juanzong.programme", "cn.juanzong.audit", "cn.juanzong.secrets" },
		excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION,
				classes = { Controller.class, ControllerAdvice.class }))
class LedgerRoom {

	@Bean(destroyMethod = "close")
	EmbeddedPostgres postgres() throws Exception {
		return EmbeddedPostgres.builder().start();
	}

	@Bean
	DataSource dataSource(EmbeddedPostgres postgres) {
		DataSource source = postgres.getPostgresDatabase();
		Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
		return source;
	}

	@Bean
	JdbcClient jdbcClient(DataSource source) {
		return JdbcClient.create(source);
	}

	@Bean
	PlatformTransactionManager transactionManager(DataSource source) {
		return new DataSourceTransactionManager(source);
	}

	@Bean
	TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
		return new TransactionTemplate(manager);
	}

	@Bean
	Clock clock() {
		return Clock.fixed(Instant.parse("2026-03-01T02:00:00Z"), ArchiveApplication.ZONE);
	}

}
