package cn.juanzong.secrets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.access.factor.SecondFactors;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;
import cn.juanzong.secrets.Keyset.Purpose;
import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** No encrypted column is forgotten when a key is rotated. */
@SpringBootTest
@AutoConfigureMockMvc
class SealedColumnsIT {

	private static final Path REVIEWED = Path.of("src/test/resources/columns-not-encrypted.txt");

	@Autowired
	ApplicationContext context;

	@Autowired
	List<SealedColumns> sealed;

	@Autowired
	KeysInUse keys;

	@Autowired
	KeyRotations rotations;

	@Autowired
	RotationJob job;

	@Autowired
	PersonalCipher cipher;

	@Autowired
	TransactionTemplate transaction;

	/** Sees every row and every part. */
	private final JdbcClient owner = owner();

	@Test
	@DisplayName("every binary column is known to the rotation of keys, or reviewed")
	void everyBinaryColumnIsKnownOrReviewed() throws IOException {
		Set<String> known = names(Stream.concat(columns(),
				Files.readAllLines(REVIEWED)
					.stream()
					.filter((line) -> !line.isBlank() && !line.startsWith("#"))
					.map((line) -> line.split("\\s+", 2))
					.peek((line) -> assertThat(line).as("a reason for " + line[0]).hasSize(2))
					.map((line) -> line[0])));
		assertThat(names(this.owner.sql("""
				select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
				where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
				and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype""")
			.query(String.class)
			.list()
			.stream())).as("binary columns, against the beans of SealedColumns and " + REVIEWED).isEqualTo(known);
	}

	@Test
	@DisplayName("after a rotation no value of the whole database needs a former key")
	void afterARotationNothingNeedsAFormerKey() {
		ActingUser user = everyColumnFilled();
		List<Integer> former = this.keys.fresh().keyset(Purpose.ENCRYPTION).ids().boxed().toList();
		for (String column : columns().toList()) {
			assertThat(beginning(column, former)).as(column + " is filled").isPositive();
		}
		this.transaction
			.executeWithoutResult((status) -> this.rotations.begin(KeyRotations.What.ENCRYPTION, user.displayName()));
		await().atMost(Duration.ofMinutes(5)).until(() -> {
			while (this.job.step()) {
				// the next stretch
			}
			return this.rotations.all()
				.stream()
				.filter((rotation) -> rotation.what() == KeyRotations.What.ENCRYPTION)
				.allMatch((rotation) -> rotation.finishedAt() != null);
		});
		int current = this.keys.fresh().keyset(Purpose.ENCRYPTION).primaryId();
		assertThat(former).doesNotContain(current);
		for (String column : columns().toList()) {
			assertThat(beginning(column, List.of(current))).as(column + " under the new key").isPositive();
		}
		assertThat(tablesWith(former)).as("tables that still need a former key").isEmpty();
		assertThat(this.context.getBean(SecondFactors.class).offer(user.id()).base32()).isNotEmpty();
	}

	/** Whether a table holds, anywhere in a row, a value that begins with such a key. */
	private List<String> tablesWith(List<Integer> keyIds) {
		String[] marks = keyIds.stream().map((id) -> "%\\\\x" + hex(id) + "%").toArray(String[]::new);
		return this.owner
			.sql("select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
					+ " where schemaname not in ('pg_catalog', 'information_schema')")
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> this.owner.sql("select exists (select from " + table + " t where t::text like any (?))")
				.param(marks)
				.query(Boolean.class)
				.single())
			.toList();
	}

	private long beginning(String column, List<Integer> keyIds) {
		String[] marks = keyIds.stream().map(SealedColumnsIT::hex).toArray(String[]::new);
		String name = column.substring(column.indexOf('.') + 1);
		return this.owner
			.sql("select count(*) from " + column.substring(0, column.indexOf('.')) + " where encode(substring(" + name
					+ " from 1 for 5), 'hex') = any (?)")
			.param(marks)
			.query(Long.class)
			.single();
	}

	private ActingUser everyColumnFilled() {
		CaseStage stage = new CaseStage(this.context);
		TrainingSession session = stage.session(stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		String name = "999999199001010016 " + session.id() + ".jpg";
		ArchivalRecord record = stage.file(session, MaterialKind.ID_COPY, name, name);
		var accessions = this.context.getBean(Accessions.class);
		ActingUser archivist = stage.archivist(session.organizer());
		var upload = accessions.begin(session.id(), MaterialKind.OTHER, name, 5L, archivist);
		accessions.append(upload.id(), 0, new ByteArrayInputStream(new byte[2]), archivist);
		stage.ledger(session, "某人" + session.id());
		this.owner.sql("update ledger_entry set id_number = ?, phone = ? where session_id = ?")
			.params(this.cipher.encrypt("999999199001010016"), this.cipher.encrypt("13800000000"), session.id())
			.update();
		this.transaction.executeWithoutResult(
				(status) -> this.context.getBean(Identities.class).tokens(List.of("id:" + session.id())));
		this.owner.sql("""
				insert into sheet_page (object_id, page, organizer_id, width, height, columns, texts, engine)
				values (?, 1, ?, 1, 1, '', ?, 'test')""")
			.params(record.id(), session.organizer().id(), this.cipher.encrypt(""))
			.update();
		this.owner.sql("""
				insert into sheet_line (object_id, page, line, organizer_id, box, filled, signed, cells)
				values (?, 1, 1, ?, '{}', false, false, ?)""")
			.params(record.id(), session.organizer().id(), this.cipher.encrypt(""))
			.update();
		ActingUser user = this.context.getBean(Users.class)
			.register("f" + UUID.randomUUID().toString().substring(0, 8), "某人", "a long enough password",
					Role.INSPECTOR, null);
		this.context.getBean(SecondFactors.class).offer(user.id());
		return user;
	}

	private Stream<String> columns() {
		return this.sealed.stream().flatMap((part) -> part.columns().stream().map((each) -> part.table() + "." + each));
	}

	private static String hex(int keyId) {
		return HexFormat.of().formatHex(DataKeys.prefix(keyId));
	}

	private static Set<String> names(Stream<String> names) {
		return names.collect(Collectors.toCollection(TreeSet::new));
	}

	private static JdbcClient owner() {
		DatabaseConnection database = Connections.database();
		return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
	}

}
