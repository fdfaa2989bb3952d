package cn.juanzong.secrets;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database of its own with encrypted letters: enough to rotate keys in, in this process
 * and in others.
 */
final class RotationStage implements AutoCloseable {

	static final SealedColumns LETTERS = SealedColumns.of("letter", "letter_id", "number", "phone");

	static final SealedColumns IDENTITIES = new SealedColumns("personal_identity",
			List.of(new SealedColumns.Key("identity_id", "bigint")), List.of("sealed"));

	private static final int CHUNK = 5_000;

	final HikariDataSource source = new HikariDataSource();

	final JdbcClient jdbc;

	final TransactionTemplate transaction;

	final KeysInUse keys;

	final PersonalCipher cipher;

	final Identities identities;

	final KeyRotations rotations;

	private final KeyFile file;

	RotationStage(String url, String user, String password, Path keyFile) {
		this.source.setJdbcUrl(url);
		this.source.setUsername(user);
		this.source.setPassword(password);
		this.source.setMaximumPoolSize(6);
		this.jdbc = JdbcClient.create(this.source);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(this.source));
		this.file = new KeyFile(keyFile);
		this.keys = new SecretKeys(this.jdbc, Clock.systemUTC()).open(null, "", this.file);
		this.cipher = new PersonalCipher(this.keys);
		this.identities = new Identities(this.jdbc, this.keys);
		this.rotations = new KeyRotations(this.jdbc, this.keys, Clock.systemUTC());
	}

	/** A new database beside the one that the tests use. */
	static RotationStage create(Path keyFile) {
		DatabaseConnection beside = Connections.database();
		String name = "rotation_" + UUID.randomUUID().toString().replace("-", "");
		JdbcClient.create(new DriverManagerDataSource(beside.url(), beside.username(), beside.password()))
			.sql("create database " + name)
			.update();
		String url = beside.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
		Flyway.configure()
			.dataSource(url, beside.username(), beside.password())
			.locations("classpath:db/migration/secrets")
			.load()
			.migrate();
		RotationStage stage = new RotationStage(url, beside.username(), beside.password(), keyFile);
		stage.jdbc.sql("""
				create table letter (letter_id uuid primary key default gen_random_uuid(), line int not null unique,
				  number bytea not null, phone bytea not null, person bytea not null)""").update();
		return stage;
	}

	/** The clear number of a line; every fourth line is of the same person. */
	static String number(int line) {
		return "9999991990" + String.format("%08d", line / 4);
	}

	void fill(int lines) {
		for (int from = 0; from < lines; from += CHUNK) {
			int first = from;
			int beyond = Math.min(lines, from + CHUNK);
			this.transaction.executeWithoutResult((status) -> write(first, beyond));
		}
	}

	private void write(int first, int beyond) {
		List<Integer> lines = new ArrayList<>();
		Map<Integer, String> people = new HashMap<>();
		for (int line = first; line < beyond; line++) {
			lines.add(line);
			people.put(line, "id:" + number(line));
		}
		Map<String, byte[]> tokens = this.identities.tokens(people.values());
		this.jdbc.sql("""
				insert into letter (line, number, phone, person)
				select * from unnest(?::int[], ?::bytea[], ?::bytea[], ?::bytea[])""")
			.params(lines.toArray(Integer[]::new),
					lines.stream().map((line) -> this.cipher.encrypt(number(line))).toArray(byte[][]::new),
					lines.stream().map((line) -> this.cipher.encrypt("1380000" + line % 10_000)).toArray(byte[][]::new),
					lines.stream().map((line) -> tokens.get(people.get(line))).toArray(byte[][]::new))
			.update();
	}

	/** Reads a line, as a page would; whatever does not fit is thrown. */
	void readBack(int line) {
		byte[] token = this.identities.find("id:" + number(line)).orElseThrow();
		long same = this.jdbc.sql("select number, person from letter where line = ?")
			.param(line)
			.query((ResultSet row, int n) -> this.cipher.decrypt(row.getBytes("number")).equals(number(line))
					&& java.util.Arrays.equals(row.getBytes("person"), token))
			.list()
			.stream()
			.filter((fits) -> fits)
			.count();
		if (same != 1) {
			throw new IllegalStateException("Line " + line + " does not read back");
		}
	}

	/** Writes a further line of somebody known, and a value anew. */
	void writeOn(int known, int line) {
		this.transaction.executeWithoutResult((status) -> {
			byte[] token = this.identities.tokens(List.of("id:" + number(known))).get("id:" + number(known));
			byte[] before = this.jdbc.sql("select person from letter where line = ?")
				.param(known)
				.query(byte[].class)
				.single();
			if (!java.util.Arrays.equals(token, before)) {
				throw new IllegalStateException("Line " + known + " no longer joins");
			}
			this.jdbc.sql("update letter set number = ? where line = ?")
				.params(this.cipher.encrypt(number(known)), known)
				.update();
			this.jdbc.sql("insert into letter (line, number, phone, person) values (?, ?, ?, ?)")
				.params(line, this.cipher.encrypt(number(known)), this.cipher.encrypt("13800000000"), token)
				.update();
		});
	}

	void begin(KeyRotations.What what) {
		this.transaction.executeWithoutResult((status) -> this.rotations.begin(what, "test"));
	}

	RotationJob job(TransactionOperations operations) {
		return new RotationJob(this.jdbc, this.keys, List.of(LETTERS, IDENTITIES), operations, Clock.systemUTC());
	}

	long done() {
		return this.rotations.all().get(0).done();
	}

	boolean finished() {
		return this.rotations.all().stream().noneMatch((rotation) -> rotation.finishedAt() == null);
	}

	/**
	 * Lets another process rotate, and die in the middle of a transaction.
	 * @param transactions in which of its transactions it dies
	 * @return how it ended
	 */
	int rotateAndDie(int transactions) throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
				System.getProperty("java.class.path"), RotationChild.class.getName(), this.source.getJdbcUrl(),
				String.valueOf(this.source.getUsername()), String.valueOf(this.source.getPassword()),
				this.file.path().toString(), String.valueOf(transactions))
			.inheritIO()
			.start()
			.waitFor();
	}

	@Override
	public void close() {
		this.source.close();
	}

}
