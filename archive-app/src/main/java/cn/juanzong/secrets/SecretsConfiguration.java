package cn.juanzong.secrets;

import java.nio.file.Path;
import java.time.Clock;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens the keys at start.
 */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

	@Bean
	PersonalCipher personalCipher(JdbcClient jdbc, Clock clock, SecretsProperties properties, Environment environment) {
		String home = environment.getProperty("juanzong.home", ".data");
		Path path = properties.keyFile().isBlank() ? Path.of(home, "keys", "keyset.json")
				: Path.of(properties.keyFile());
		return new SecretKeys(jdbc, clock).open(properties.keys(), new KeyFile(path));
	}

	/**
	 * Where the keys come from.
	 *
	 * @param keyFile another place for the key file; {@code keys/keyset.json} below the
	 * data folder if absent
	 * @param keys the key ring itself, for places that hand secrets over in the
	 * environment
	 */
	@ConfigurationProperties("juanzong.secrets")
	record SecretsProperties(@Name("key-file") @DefaultValue("") String keyFile, @DefaultValue("") String keys) {

		/** Never the keys. */
		@Override
		public String toString() {
			return "SecretsProperties";
		}

	}

}
