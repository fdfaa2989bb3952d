package cn.juanzong.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import cn.juanzong.secrets.KeyRotations.What;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Keys change while the product runs, and a start finds the right ones or none. */
class KeyRotationIT {

	private static final int LINES = 6_000;

	@TempDir
	Path home;

	@ParameterizedTest
	@EnumSource(What.class)
	@DisplayName("a key rotates while rows are read and written, and the rotation is killed twice")
	void aKeyRotatesUnderway(What what) throws Exception {
		try (RotationStage stage = RotationStage.create(this.home.resolve("keys/keyset.json"))) {
			stage.fill(LINES);
			AtomicBoolean over = new AtomicBoolean();
			AtomicInteger next = new AtomicInteger(LINES);
			ExecutorService users = Executors.newFixedThreadPool(2);
			List<Future<Integer>> traffic = new ArrayList<>();
			traffic.add(users.submit(until(over, () -> stage.readBack(anyLine()))));
			traffic.add(users.submit(until(over, () -> stage.writeOn(anyLine(), next.getAndIncrement()))));
			stage.begin(what);
			assertThat(stage.rotateAndDie(3)).isEqualTo(RotationChild.KILLED);
			long afterFirst = stage.done();
			assertThat(stage.finished()).isFalse();
			assertThat(stage.rotateAndDie(2)).isEqualTo(RotationChild.KILLED);
			assertThat(stage.done()).isGreaterThan(afterFirst);
			assertThat(stage.finished()).isFalse();
			RotationJob job = stage.job(stage.transaction);
			await().atMost(Duration.ofMinutes(5)).until(() -> {
				while (job.step()) {
					// the next stretch
				}
				return stage.finished();
			});
			over.set(true);
			for (Future<Integer> each : traffic) {
				assertThat(each.get()).isPositive();
			}
			users.shutdown();
			for (int line = 0; line < LINES; line += 97) {
				stage.readBack(line);
			}
			int primary = stage.keys.fresh().keyset(what.purpose()).primaryId();
			assertThat(stage.jdbc
				.sql((what == What.JOINING) ? "select count(*) from personal_identity where hash_key <> ?"
						: "select count(*) from letter where substring(number from 1 for 5) <> ?")
				.param((what == What.JOINING) ? primary : DataKeys.prefix(primary))
				.query(Long.class)
				.single()).isZero();
			// two lines of one person join as before
			assertThat(stage.jdbc.sql("select count(distinct person) from letter where line < 4")
				.query(Long.class)
				.single()).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("a start with another key, or with none, stops and makes no new keys")
	void aStartWithoutTheRightKeyStops() throws Exception {
		Path file = this.home.resolve("keys/keyset.json");
		try (RotationStage stage = RotationStage.create(file)) {
			stage.fill(4);
			SecretKeys start = new SecretKeys(stage.jdbc, java.time.Clock.systemUTC());
			KeyFile elsewhere = new KeyFile(this.home.resolve("elsewhere/keyset.json"));
			assertThatThrownBy(() -> start.open(null, "", elsewhere)).isInstanceOf(KeysUnusable.class)
				.hasMessageContaining("does not exist")
				.hasMessageContaining("backup");
			assertThat(elsewhere.path()).doesNotExist();
			elsewhere.create();
			assertThatThrownBy(() -> start.open(null, "", elsewhere)).isInstanceOf(KeysUnusable.class)
				.hasMessageContaining("other keys");
			String given = Files.readString(file);
			assertThat(new PersonalCipher(start.open(null, given, elsewhere))
				.decrypt(stage.jdbc.sql("select number from letter where line = 0").query(byte[].class).single()))
				.isEqualTo(RotationStage.number(0));
			assertThatThrownBy(() -> start.open(null, "{}", elsewhere)).isInstanceOf(KeysUnusable.class);
		}
	}

	@Test
	@DisplayName("a key file of the first edition still opens its database, and only its own")
	void aKeyFileOfTheFirstEditionOpensItsDatabase() throws Exception {
		try (RotationStage stage = RotationStage.create(this.home.resolve("keys/keyset.json"))) {
			stage.jdbc.sql("delete from secret_keyset").update();
			DataKeys first = DataKeys.create();
			Path file = this.home.resolve("first/keyset.json");
			Files.createDirectories(file.getParent());
			Files.writeString(file, "{\"encryption\":" + first.keyset(Keyset.Purpose.ENCRYPTION).text()
					+ ",\"joining\":" + first.keyset(Keyset.Purpose.JOINING).text() + "}");
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
			stage.jdbc.sql("insert into secret_key (fingerprint, first_seen) values (?, now())")
				.param(first.fingerprint())
				.update();
			stage.jdbc
				.sql("insert into personal_identity (token, realm, sealed, hash, hash_key) values (?, 'id', ?, ?, 0)")
				.params(new byte[32], first.encrypt("999999199001010016"), first.hash("id:999999199001010016"))
				.update();
			SecretKeys start = new SecretKeys(stage.jdbc, java.time.Clock.systemUTC());
			assertThatThrownBy(() -> start.open(null, "", new KeyFile(this.home.resolve("keys/keyset.json"))))
				.hasMessageContaining("other keys");
			KeysInUse keys = start.open(null, "", new KeyFile(file));
			assertThat(new Identities(stage.jdbc, keys).find("id:999999199001010016")).contains(new byte[32]);
			assertThat(stage.jdbc.sql("select hash_key from personal_identity").query(Integer.class).single())
				.isEqualTo(first.keyset(Keyset.Purpose.JOINING).primaryId());
		}
	}

	@Test
	@DisplayName("a key service wraps the keysets instead of a file")
	void aKeyServiceIsUsedInsteadOfAFile() throws Exception {
		Path file = this.home.resolve("keys/keyset.json");
		try (RotationStage stage = RotationStage.create(file)) {
			stage.jdbc.sql("delete from secret_keyset").update();
			LocalWrappingKey inside = LocalWrappingKey.create();
			WrappingKey service = new WrappingKey() {
				@Override
				public String name() {
					return "service:1";
				}

				@Override
				public byte[] wrap(byte[] clear, byte[] context) {
					return inside.wrap(clear, context);
				}

				@Override
				public byte[] unwrap(byte[] wrapped, byte[] context) {
					return inside.unwrap(wrapped, context);
				}
			};
			SecretKeys start = new SecretKeys(stage.jdbc, java.time.Clock.systemUTC());
			KeysInUse keys = start.open(service, "", new KeyFile(this.home.resolve("none/keyset.json")));
			assertThat(keys.where()).hasToString("the key service service:1");
			assertThat(this.home.resolve("none")).doesNotExist();
			assertThatThrownBy(() -> start.open(null, "", new KeyFile(file))).hasMessageContaining("other keys");
		}
	}

	private static int anyLine() {
		return ThreadLocalRandom.current().nextInt(LINES);
	}

	private static Callable<Integer> until(AtomicBoolean over, Runnable act) {
		return () -> {
			int times = 0;
			while (!over.get()) {
				act.run();
				times++;
			}
			return times;
		};
	}

}
