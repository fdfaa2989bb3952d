package cn.juanzong.scope;

import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts row-level security between the application and its database: one role owns the
 * tables and migrates them, another one works with them and sees what its scope allows.
 *
 * <pre>
 * spring.datasource.username: juanzong_app   # neither owner nor superuser
 * spring.flyway.user: juanzong               # owns the tables
 * spring.flyway.password: …
 * juanzong.database.patience: 60s            # how long a page waits for a database that is silent
 * </pre>
 */
@Configuration(proxyBeanMethods = false)
class ScopeConfiguration {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	@Bean
	static BeanPostProcessor scopedDataSource(Environment environment) {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (name.equals("dataSource") && bean instanceof DataSource pool) {
					ApplicationRole.of(environment).prepare();
					return new ScopedDataSource(pool,
							environment.getProperty("juanzong.database.patience", Duration.class, PATIENCE));
				}
				return bean;
			}
		};
	}

	@Bean
	FlywayConfigurationCustomizer applicationGrants(Environment environment) {
		String role = ApplicationRole.of(environment).name();
		return (flyway) -> flyway.callbacks(new ApplicationGrants(role));
	}

	@Bean
	ApplicationRoleCheck applicationRoleCheck(JdbcClient jdbc) {
		return new ApplicationRoleCheck(jdbc);
	}

}
