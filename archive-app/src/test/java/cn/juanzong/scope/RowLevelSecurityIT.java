package cn.juanzong.scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.consistency.CaseStage;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

@SpringBootTest(properties = "juanzong.worker.enabled=false")
@AutoConfigureMockMvc
class RowLevelSecurityIT {

	private static final Path REVIEWED = Path.of("src/test/resources/tables-without-scope.txt");

	private static final Set<String> TRAIL = Set.of("audit_entry");

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Environment environment;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private Organizer one;

	private Organizer other;

	private TrainingSession session;

	private TrainingSession foreign;

	/** Two contractors with the same people on the same day and the same bytes. */
	@BeforeEach
	void twoContractors() {
		CaseStage stage = new CaseStage(this.context);
		this.one = stage.organizer();
		this.other = stage.organizer();
		var course = stage.course(TrainingClass.BASIC);
		String somebody = "某人" + this.one.id();
		this.session = stage.session(this.one, course, "2022-06-15", "2022-06-15");
		this.foreign = stage.session(this.other, course, "2022-06-15", "2022-06-15");
		for (TrainingSession each : List.of(this.session, this.foreign)) {
			stage.ledger(each, somebody, somebody, "另一人" + each.id());
			var record = stage.file(each, MaterialKind.SITE_PHOTO, "照片.jpg", "同样的字节" + this.one.id());
			stage.read(record, "taken", "2020-01-01");
			stage.file(each, MaterialKind.ID_COPY, "身份证.jpg", "身份证" + each.id());
			this.jdbc.sql("""
					insert into ledger_sensitive_flag (entry_id, flag)
					select entry_id, 'DISABLED' from ledger_entry where session_id = ? and current""")
				.param(each.id())
				.update();
		}
		stage.checkAll();
	}

	@Test
	void everyTableIsUnderRowLevelSecurityOrReviewed() throws IOException {
		Set<String> reviewed = Files.readAllLines(REVIEWED)
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map((line) -> line.split("\\s+", 2))
			.peek((line) -> assertThat(line).as("a reason for " + line[0]).hasSize(2))
			.map((line) -> line[0])
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(tables(false)).as("tables without row-level security, against " + REVIEWED).isEqualTo(reviewed);
	}

	@Test
	void partitionsAreReachedThroughTheirTableOnly() {
		assertThat(this.jdbc.sql("""
				select relname from pg_class where relispartition and relkind in ('r', 'p')
				and relnamespace = current_schema::regnamespace
				and has_table_privilege(oid, 'select, insert, update, delete')""").query(String.class).list())
			.isEmpty();
	}

	@Test
	@DisplayName("the trail is seen within its own scope only, and added to within any")
	void theTrailIsSeenWithinItsOwnScopeOnly() {
		for (String table : TRAIL) {
			for (DataScope other : List.of(DataScope.NONE, DataScope.office(), DataScope.county(true))) {
				assertThat(other.get(() -> rows(table))).as(table + " within " + other).isEmpty();
			}
			assertThat(DataScope.audit().get(() -> rows(table))).as(table).isNotEmpty().isEqualTo(rows(table));
		}
		assertThat(scope(this.one).get(() -> rows("audit_entry"))).isEmpty();
	}

	@Test
	void aMissingScopeYieldsNothing() {
		for (String table : contractorTables()) {
			assertThat(DataScope.NONE.get(() -> rows(table))).as(table).isEmpty();
			if (!table.endsWith("_reveal")) {
				assertThat(DataScope.audit().get(() -> rows(table))).as(table).isEmpty();
			}
			if (!table.equals("organizer")) {
				assertThat(DataScope.office().get(() -> rows(table))).as(table).isEmpty();
			}
		}
	}

	@Test
	void eachContractorHasRowsOfItsOwnAndSharesNone() {
		for (String table : contractorTables()) {
			Set<String> all = rows(table);
			Set<String> own = scope(this.one).get(() -> rows(table));
			Set<String> foreign = scope(this.other).get(() -> rows(table));
			assertThat(all).as(table).containsAll(own).containsAll(foreign);
			assertThat(Collections.disjoint(own, foreign)).as(table).isTrue();
			assertThat(DataScope.county(true).get(() -> rows(table))).as(table).isEqualTo(all);
			if (!Set
				.of("ledger_left_out", "ledger_name_resolution", "store_orphan", "upload_part", "verdict",
						"object_page", "object_rendition", "consistency_due", "sheet_page", "sheet_line",
						"picture_hash", "picture_look", "signature_ink", "index_drift", "ledger_correction",
						"reconciliation", "reconciled_item", "line_decision", "supervision_record", "spare_object",
						"personal_reveal", "record_reveal")
				.contains(table)) {
				assertThat(own).as(table).isNotEmpty();
				assertThat(foreign).as(table).isNotEmpty();
			}
		}
	}

	@Test
	@DisplayName("A15, R09-3: copies of ID cards and protected groups have their own permission")
	void sensitiveRowsNeedTheirOwnPermission() {
		String copies = "select count(*) from archival_record where kind = 'ID_COPY'";
		String flags = "select count(*) from ledger_sensitive_flag";
		String objects = "select count(*) from ingest_object";
		for (String sql : List.of(copies, flags)) {
			assertThat(DataScope.county(false).get(() -> count(sql))).as(sql).isZero();
			assertThat(DataScope.county(true).get(() -> count(sql))).as(sql).isPositive();
		}
		assertThat(DataScope.contractor(this.one.id(), false).get(() -> count(objects))).isEqualTo(1);
		assertThat(DataScope.contractor(this.one.id(), true).get(() -> count(objects))).isEqualTo(2);
	}

	@Test
	void foreignRowsCanNeitherBeWrittenNorMoved() {
		scope(this.one).run(() -> {
			assertThat(update("update training_session set title = title where session_id = ?", this.foreign.id()))
				.isZero();
			assertThat(update("delete from retention_term where session_id = ?", this.foreign.id())).isZero();
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> update("insert into consistency_due (session_id, due_at) values (?, now())",
						this.foreign.id()))
				.withStackTraceContaining("row-level security");
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> update("update archival_record set organizer_id = ?", this.other.id()))
				.withStackTraceContaining("row-level security");
		});
	}

	@Test
	void aRowIsOfTheContractorOfWhatItIsAbout() {
		assertThat(this.jdbc.sql("""
				select about.attrelid::regclass::text from pg_attribute about
				join pg_attribute owned on owned.attrelid = about.attrelid and owned.attname = 'organizer_id'
				join pg_class c on c.oid = about.attrelid
				where about.attname in ('session_id', 'object_id') and c.relrowsecurity
				and c.relname not in ('training_session', 'ingest_object', 'signature_ink')
				and not exists (select from pg_constraint key where key.conrelid = about.attrelid
				  and key.contype = 'f' and array[about.attnum, owned.attnum] <@ key.conkey)""")
			.query(String.class)
			.list()).as("tables about a session or an object that may name another contractor").isEmpty();
		UUID nowhere = UUID.randomUUID();
		scope(this.one).run(
				() -> assertThat(refusedFor(this.foreign.id())).contains("foreign key").isEqualTo(refusedFor(nowhere)));
	}

	private String refusedFor(UUID session) {
		return Objects.requireNonNull(catchThrowable(
				() -> update("update archival_record set session_id = ? where session_id = '" + this.session.id() + "'",
						session))
			.getCause()
			.getMessage());
	}

	@Test
	void scopeFollowsTheThreadThroughTransactionsAndRollbacks() {
		String own = "select count(*) from training_session";
		this.transaction.executeWithoutResult((status) -> {
			assertThat(scope(this.one).get(() -> count(own))).isEqualTo(1);
			assertThat(DataScope.NONE.get(() -> count(own))).isZero();
			assertThat(count(own)).isGreaterThan(1);
			status.setRollbackOnly();
		});
		assertThat(scope(this.one).get(() -> count(own))).isEqualTo(1);
		scope(this.other).run(() -> this.transaction.executeWithoutResult((status) -> {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> count("select 1 / 0"));
			status.setRollbackOnly();
		}));
		assertThat(DataScope.NONE.get(() -> count(own))).isZero();
		assertThat(count(own)).isGreaterThan(1);
	}

	@Test
	void sqlByHandUnderTheApplicationsRoleSeesWhatItsScopeAllows() throws SQLException {
		try (Connection connection = DriverManager.getConnection(property("spring.datasource.url"),
				property("spring.datasource.username"), property("spring.datasource.password"));
				var statement = connection.createStatement()) {
			for (String table : tables(true)) {
				try (var rows = statement.executeQuery("select * from " + table)) {
					assertThat(rows.next()).as(table).isFalse();
				}
			}
			statement.execute("set juanzong.scope = '" + this.one.id() + "'");
			try (var rows = statement.executeQuery("select organizer_id from training_session")) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getString(1)).isEqualTo(this.one.id().toString());
				assertThat(rows.next()).isFalse();
			}
			for (String hostile : List.of("alter table upload disable row level security",
					"drop policy contractor on upload", "set role juanzong", "create role mine superuser",
					"truncate upload_part")) {
				assertThatExceptionOfType(SQLException.class).as(hostile).isThrownBy(() -> statement.execute(hostile));
			}
		}
	}

	@Test
	void functionsWithTheirOwnersRightsAreTheApplicationsAndLookIntoTemporaryTablesLast() {
		assertThat(this.jdbc.sql("""
				select proname from pg_proc where prosecdef and pronamespace = current_schema::regnamespace
				and (not exists (select from unnest(proconfig) setting where setting ~ '^search_path=.*, pg_temp$')
				  or not has_function_privilege(oid, 'execute')
				  or exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0))""")
			.query(String.class)
			.list()).isEmpty();
	}

	@Test
	@DisplayName("a temporary table named like the trail neither takes its entries nor gets its owner's rights")
	void temporaryTablesDoNotStandInForTheTrail() throws SQLException {
		try (Connection connection = DriverManager.getConnection(property("spring.datasource.url"),
				property("spring.datasource.username"), property("spring.datasource.password"));
				var statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (String sql : List.of(
					"create temporary table audit_head as select 41::bigint as entry_no, ''::bytea as" + " entry_hash",
					"create temporary table audit_entry (like audit_entry)", "create temporary table caught (who text)",
					"grant all on audit_head, audit_entry, caught to public",
					"create function pg_temp.catch() returns trigger language plpgsql as $$ begin"
							+ " insert into caught values (current_user); return new; end $$",
					"create trigger catch before insert on audit_entry for each row execute function pg_temp.catch()",
					"select audit_append(now(), null, 'x', 'X', 'x', 'x', 'x', null, '{}', null, null)")) {
				statement.execute(sql);
			}
			try (var rows = statement.executeQuery("select from caught union all select from pg_temp.audit_entry")) {
				assertThat(rows.next()).isFalse();
			}
			connection.rollback();
		}
	}

	@Test
	void temporaryTablesOfTheApplicationDoNotHangOnARightOfEverybody() throws SQLException {
		String application = property("spring.datasource.username");
		String may = "select has_database_privilege('" + application + "', current_database(), 'TEMPORARY')";
		try (Connection owner = DriverManager.getConnection(property("spring.datasource.url"),
				property("spring.flyway.user"), property("spring.flyway.password"))) {
			owner.setAutoCommit(false);
			JdbcClient within = JdbcClient.create(new SingleConnectionDataSource(owner, true));
			within
				.sql("do $$ begin execute format('revoke temporary on database %I from public, %I',"
						+ " current_database(), '" + application + "'); end $$")
				.update();
			assertThat(within.sql(may).query(Boolean.class).single()).isFalse();
			new ApplicationGrants(application).give(owner);
			assertThat(within.sql(may).query(Boolean.class).single()).isTrue();
			owner.rollback();
		}
	}

	@Test
	void theOwnerIsRefused() {
		var owner = new DriverManagerDataSource(property("spring.datasource.url"), property("spring.flyway.user"),
				property("spring.flyway.password"));
		assertThatExceptionOfType(UnsuitableRole.class)
			.isThrownBy(() -> new ApplicationRoleCheck(JdbcClient.create(owner)).afterPropertiesSet())
			.withMessageContaining("contractors would not be kept apart");
	}

	private Set<String> contractorTables() {
		Set<String> tables = tables(true);
		assertThat(tables).containsAll(TRAIL);
		tables.removeAll(TRAIL);
		return tables;
	}

	private static DataScope scope(Organizer organizer) {
		return DataScope.contractor(organizer.id(), true);
	}

	private Set<String> tables(boolean guarded) {
		return new TreeSet<>(this.jdbc.sql("""
				select relname from pg_class where relkind in ('r', 'p') and not relispartition
				and relnamespace = current_schema::regnamespace and relrowsecurity = ?""")
			.param(guarded)
			.query(String.class)
			.list());
	}

	private Set<String> rows(String table) {
		return new HashSet<>(this.jdbc.sql("select tableoid || ' ' || ctid from " + table).query(String.class).list());
	}

	private int count(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).single();
	}

	private int update(String sql, UUID id) {
		return this.jdbc.sql(sql).param(id).update();
	}

	private String property(String name) {
		return this.environment.getRequiredProperty(name);
	}

}
