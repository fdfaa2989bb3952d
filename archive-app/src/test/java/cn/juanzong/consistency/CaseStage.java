package cn.juanzong.consistency;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.ingest.ObjectIngested;
import cn.juanzong.ledger.LedgerChanged;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.Venues;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets the stage for tests: contractors, sessions, ledgers, files and what was read from
 * them.
 */
public final class CaseStage {

	private final ApplicationContext context;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	public final ActingUser inspector = new ActingUser(UUID.randomUUID(), "inspector", "检查员", Role.INSPECTOR, null);

	public CaseStage(ApplicationContext context) {
		this.context = context;
		this.jdbc = context.getBean(JdbcClient.class);
		this.transaction = context.getBean(TransactionTemplate.class);
	}

	public Organizer organizer() {
		String code = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
		return this.context.getBean(Organizers.class)
			.register(new Organizer(UUID.randomUUID(), code, "承办单位" + code), this.inspector);
	}

	public ActingUser archivist(Organizer organizer) {
		return new ActingUser(UUID.randomUUID(), "archivist", "档案员", Role.ARCHIVIST, organizer.id());
	}

	public ActingUser officer() {
		return new ActingUser(UUID.randomUUID(), "officer", "保管员", Role.RETENTION_OFFICER, null);
	}

	public static Authentication as(ActingUser user) {
		return SignedInAs.authentication(user);
	}

	public Course course(TrainingClass trainingClass) {
		String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
		return this.context.getBean(Courses.class)
			.register(new Course(UUID.randomUUID(), "C" + mark, "课程" + mark, trainingClass, List.of()), this.inspector);
	}

	public TrainingSession session(Organizer organizer, TrainingClass trainingClass, String startsOn, String endsOn) {
		return session(organizer, course(trainingClass), startsOn, endsOn);
	}

	public TrainingSession session(Organizer organizer, Course course, String startsOn, String endsOn) {
		String mark = UUID.randomUUID().toString().substring(0, 8);
		var venue = this.context.getBean(Venues.class)
			.register(new TrainingSession.Venue(UUID.randomUUID(), "公共服务中心" + mark, "孝义街道",
					TrainingSession.VenueKind.PUBLIC_SERVICE_CENTRE, null, null), this.inspector);
		var instructor = this.context.getBean(Instructors.class)
			.register(
					new TrainingSession.Instructor(UUID.randomUUID(), "讲师" + mark, "电商讲师证书", LocalDate.of(2015, 1, 1)),
					this.inspector);
		return this.context.getBean(Sessions.class)
			.register(new TrainingSession(UUID.randomUUID(), 0, "培训" + mark, organizer, course,
					LocalDate.parse(startsOn), LocalDate.parse(endsOn), LocalTime.of(8, 30), LocalTime.of(17, 0), 1,
					venue, TrainingSession.Mode.ON_SITE, null, instructor, BigDecimal.valueOf(4), BigDecimal.valueOf(4),
					"2022", null), this.inspector);
	}

	/** Accepts a file through the front door; its bytes are its name unless given. */
	public ArchivalRecord file(TrainingSession session, MaterialKind kind, String name, String content) {
		return this.context.getBean(Accessions.class)
			.accept(session.id(), kind, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
					archivist(session.organizer()))
			.record();
	}

	/** As if ingest had read the record and found this in it. */
	public void read(ArchivalRecord record, String... namesAndValues) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("update ingest_object set stage = 'INGESTED', finished_at = now() where object_id = ?")
				.param(record.id())
				.update();
			for (int i = 0; i < namesAndValues.length; i += 2) {
				this.jdbc.sql("""
						insert into object_fact (object_id, source, page, ordinal, name, value, confidence, extractor)
						values (?, 'EXTRACT', 1, ?, ?, ?, 1, 'test')""")
					.params(record.id(), i, namesAndValues[i], namesAndValues[i + 1])
					.update();
			}
			this.context.publishEvent(new ObjectIngested(record.id()));
		});
	}

	/**
	 * A ledger of these people, one line each; the same name is the same person
	 * everywhere.
	 */
	public void ledger(TrainingSession session, String... people) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("update ledger_entry set current = false where session_id = ?").param(session.id()).update();
			this.jdbc.sql("update ledger_import set current = false where session_id = ?").param(session.id()).update();
			UUID ledger = UUID.randomUUID();
			this.jdbc.sql("""
					insert into ledger_import (import_id, session_id, version, file_name, file_sha256, rows_good,
					 rows_bad, imported_at, imported_by, imported_by_name, current)
					values (?, ?, (select count(*) + 1 from ledger_import where session_id = ?), '台账.xlsx', ?, ?, 0,
					 now(), ?, '档案员', true)""")
				.params(ledger, session.id(), session.id(), digest("file"), people.length, UUID.randomUUID())
				.update();
			for (int i = 0; i < people.length; i++) {
				this.jdbc.sql("""
						insert into ledger_entry (entry_id, import_id, session_id, current, line_number, sheet,
						 sheet_row, name, name_key, document_type, id_number, id_mask, person_key, phone, phone_mask,
						 phone_key, birth_date, content, age_outcome, counting)
						values (?, ?, ?, true, ?, '名单', ?, ?, ?, 'ID_CARD', ?, '999999********0000', ?, ?,
						 '138****0000', ?, '1980-01-01', '网店开设', 'IN_RANGE', 'COUNTED')""")
					.params(UUID.randomUUID(), ledger, session.id(), i + 1, i + 2, people[i], people[i], new byte[0],
							digest(people[i]), new byte[0], digest("phone of " + people[i]))
					.update();
			}
			this.context.publishEvent(new LedgerChanged(List.of(session.id())));
		});
	}

	/** Checks until nothing is due any more, as the schedule of a worker does. */
	public void checkAll() {
		new ConsistencySchedule(this.context.getBean(ConsistencyCheck.class), this.context.getBean(DueSessions.class))
			.checkWhatIsDue();
	}

	public Clock clock() {
		return this.context.getBean(Clock.class);
	}

	private static byte[] digest(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (java.security.NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
