package cn.juanzong.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

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
	void keysReadBackJoinAndDecryptAsBefore() {
		KeyFile file = new KeyFile(this.home.resolve("keys/keyset.json"));
		PersonalCipher before = new PersonalCipher(file.create());
		byte[] encrypted = before.encrypt("999999199001010016");
		PersonalCipher after = new PersonalCipher(file.read().orElseThrow());
		assertThat(after.decrypt(encrypted)).isEqualTo("999999199001010016");
		assertThat(after.keyedHash("999999199001010016")).isEqualTo(before.keyedHash("999999199001010016")).hasSize(32);
		assertThat(after.encrypt("999999199001010016")).isNotEqualTo(encrypted);
	}

	@Test
	void processesThatStartTogetherEndUpWithTheSameKeys() {
		KeyFile file = new KeyFile(this.home.resolve("keys/keyset.json"));
		Set<String> fingerprints = ConcurrentHashMap.newKeySet();
		IntStream.range(0, 8)
			.parallel()
			.forEach((i) -> fingerprints.add(new PersonalCipher(file.create()).fingerprint()));
		assertThat(fingerprints).hasSize(1);
	}

	@Test
	void anAlteredValueIsRefused() {
		PersonalCipher cipher = new PersonalCipher(KeyRing.create());
		byte[] encrypted = cipher.encrypt("13800000000");
		encrypted[encrypted.length - 1] ^= 1;
		assertThatThrownBy(() -> cipher.decrypt(encrypted)).isInstanceOf(KeysUnusable.class);
	}

	@Test
	void aDamagedKeyFileIsRefusedWithoutQuotingIt() throws Exception {
		Path path = Files.writeString(this.home.resolve("keyset.json"), "{\"encryption\": {\"secret\": 1");
		assertThatThrownBy(() -> new KeyFile(path).read()).isInstanceOf(KeysUnusable.class)
			.hasMessageNotContaining("secret");
	}

}
