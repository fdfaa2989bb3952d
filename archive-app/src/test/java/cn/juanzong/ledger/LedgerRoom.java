package cn.juanzong.ledger;

import java.time.Clock;
import java.time.Instant;

import javax.sql.DataSource;

import cn.juanzong.ArchiveApplication;
import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The rooms that counting needs and a database, without web, storage and search. */
@TestConfiguration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
@ConfigurationPropertiesScan("cn.juanzong.secrets")
@ComponentScan(
		basePackages = { "cn.juanzong.ledger", "cn.juanzong.programme", "cn.juanzong.audit", "cn.juanzong.secrets" },
		excludeFilters = {
				@ComponentScan.Filter(type = FilterType.ANNOTATION,
						classes = { Controller.class, ControllerAdvice.class, TestConfiguration.class }),
				@ComponentScan.Filter(type = FilterType.REGEX,
						pattern = "cn\\.juanzong\\.ledger\\.(page\\..*|Corrections)") })
public class LedgerRoom {

	@Bean(destroyMethod = "close")
	HikariDataSource dataSource() {
		DatabaseConnection database = Connections.database();
		HikariDataSource source = new HikariDataSource();
		source.setJdbcUrl(database.url());
		source.setUsername(database.username());
		source.setPassword(database.password());
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
