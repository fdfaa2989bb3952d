package cn.juanzong.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import cn.juanzong.secrets.Keyset.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyFileTests {

	@TempDir
	Path home;

	@Test
	void newKeysAreReadableByTheirOwnerOnly() throws Exception {
		KeyFile file = new KeyFile(this.home.resolve("keys/keyset.json"));
		file.create();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()))).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path().getParent())))
			.isEqualTo("rwx------");
		assertThat(Files.list(file.path().getParent())).containsExactly(file.path());
	}

	@Test
	void theKeyReadBackUnwrapsWhatItWrappedBefore() {
		KeyFile file = new KeyFile(this.home.resolve("keys/keyset.json"));
		DataKeys keys = DataKeys.create();
		byte[] wrapped = keys.keyset(Purpose.JOINING).wrapped(file.create(), Purpose.JOINING);
		LocalWrappingKey after = file.read().orElseThrow();
		assertThat(Keyset.unwrapped(wrapped, after, Purpose.JOINING).text())
			.isEqualTo(keys.keyset(Purpose.JOINING).text());
		assertThatThrownBy(() -> Keyset.unwrapped(wrapped, after, Purpose.FILES)).isInstanceOf(KeysUnusable.class);
		assertThatThrownBy(() -> Keyset.unwrapped(wrapped, LocalWrappingKey.create(), Purpose.JOINING))
			.isInstanceOf(KeysUnusable.class);
	}

	@Test
	void processesThatStartTogetherEndUpWithTheSameKeys() {
		KeyFile file = new KeyFile(this.home.resolve("keys/keyset.json"));
		Set<String> names = ConcurrentHashMap.newKeySet();
		IntStream.range(0, 8).parallel().forEach((i) -> names.add(file.create().name()));
		assertThat(names).hasSize(1);
	}

	@Test
	void aValueNamesItsKeyAndIsReadByOlderKeysToo() throws Exception {
		Keyset before = Keyset.create(Purpose.ENCRYPTION);
		Keyset after = before.withFreshPrimary(Purpose.ENCRYPTION);
		DataKeys old = new DataKeys(before, Keyset.create(Purpose.JOINING), Keyset.create(Purpose.FILES));
		DataKeys fresh = new DataKeys(after, Keyset.create(Purpose.JOINING), Keyset.create(Purpose.FILES));
		byte[] value = old.encrypt("999999199001010016");
		assertThat(value).startsWith(DataKeys.prefix(before.primaryId()));
		assertThat(fresh.encrypt("999999199001010016")).startsWith(DataKeys.prefix(after.primaryId()));
		assertThat(fresh.decrypt(value)).isEqualTo("999999199001010016");
		value[value.length - 1] ^= 1;
		assertThatThrownBy(() -> fresh.decrypt(value)).isInstanceOf(GeneralSecurityException.class);
	}

	@Test
	void aDamagedKeyFileIsRefusedWithoutQuotingIt() throws Exception {
		Path path = Files.writeString(this.home.resolve("keyset.json"), "{\"encryption\": {\"secret\": 1");
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
		assertThatThrownBy(() -> new KeyFile(path).read()).isInstanceOf(KeysUnusable.class)
			.hasMessageContaining("damaged")
			.hasMessageNotContaining("secret");
	}

	@Test
	void aKeyFileThatOthersMayReadOrChangeIsRefused() throws Exception {
		KeyFile file = new KeyFile(this.home.resolve("keys/keyset.json"));
		file.create();
		for (String open : List.of("rw-r--r--", "rw----r--", "rw-rw----", "rw-----w-")) {
			Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(open));
			assertThatThrownBy(file::read).as(open)
				.isInstanceOf(KeysUnusable.class)
				.hasMessageContaining("open to other users");
		}
		Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("r--r-----"));
		assertThat(file.read()).isPresent();
	}

	@Test
	void aKeyFileThatIsOnlyALinkToNowhereIsNotMissing() throws Exception {
		Path link = Files.createSymbolicLink(this.home.resolve("keyset.json"), this.home.resolve("elsewhere.json"));
		assertThatThrownBy(() -> new KeyFile(link).read()).isInstanceOf(KeysUnusable.class)
			.hasMessageContaining("cannot be read");
	}

}
