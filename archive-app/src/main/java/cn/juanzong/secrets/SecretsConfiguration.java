package cn.juanzong.secrets;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the keys at start.
 */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

	@Bean
	KeysInUse keysInUse(JdbcClient jdbc, Clock clock, SecretsProperties properties, Environment environment,
			ObjectProvider<WrappingKey> service) {
		String home = environment.getProperty("juanzong.home", ".data");
		Path path = properties.keyFile().isBlank() ? Path.of(home, "keys", "keyset.json")
				: Path.of(properties.keyFile());
		return new SecretKeys(jdbc, clock).open(service.getIfAvailable(), properties.keys(), new KeyFile(path));
	}

	@Bean
	PersonalCipher personalCipher(KeysInUse keys) {
		return new PersonalCipher(keys);
	}

	@Bean
	Identities identities(JdbcClient jdbc, KeysInUse keys) {
		return new Identities(jdbc, keys);
	}

	@Bean
	ObjectSeal objectSeal(KeysInUse keys) {
		return new ObjectSeal(keys);
	}

	@Bean
	SealedColumns sealedIdentities() {
		return new SealedColumns("personal_identity", List.of(new SealedColumns.Key("identity_id", "bigint")),
				List.of("sealed"));
	}

	@Bean
	KeyRotations keyRotations(JdbcClient jdbc, KeysInUse keys, Clock clock) {
		return new KeyRotations(jdbc, keys, clock);
	}

	@Bean
	RotationJob rotationJob(JdbcClient jdbc, KeysInUse keys, List<SealedColumns> sealed,
			PlatformTransactionManager transactions, Clock clock) {
		return new RotationJob(jdbc, keys, sealed, new TransactionTemplate(transactions), clock);
	}

	/**
	 * Where the keys come from.
	 *
	 * @param keyFile another place for the key file; {@code keys/keyset.json} below the
	 * data folder if absent
	 * @param keys the wrapping key itself, for places that hand secrets over in the
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
