package cn.juanzong.consistency.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.consistency.snapshot.Neighbours.Likeness;
import cn.juanzong.consistency.snapshot.Neighbours.ReusedSheet;
import cn.juanzong.consistency.snapshot.Neighbours.SharedList;
import cn.juanzong.ingest.Lookalikes;
import cn.juanzong.ingest.Lookalikes.Lookalike;
import cn.juanzong.ingest.ReusedPaper;
import cn.juanzong.ingest.ReusedPaper.Reuse;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what other sessions have in common with one, whoever's they are. */
@Repository
class NeighbourSessions {

	private static final Set<MaterialKind> PHOTOS = Set.of(MaterialKind.GROUP_PHOTO, MaterialKind.SITE_PHOTO);

	private static final List<String> SORTED_BY = List.of("by_sound", "by_strokes", "by_code", "by_surname", "by_birth",
			"by_number");

	private final JdbcClient jdbc;

	private final ArchivalRecords records;

	private final Lookalikes lookalikes;

	private final ReusedPaper reused;

	NeighbourSessions(JdbcClient jdbc, ArchivalRecords records, Lookalikes lookalikes, ReusedPaper reused) {
		this.jdbc = jdbc;
		this.records = records;
		this.lookalikes = lookalikes;
		this.reused = reused;
	}

	/**
	 * Reads the neighbours of a session.
	 * @param session the session
	 * @param own its records
	 * @return what others have in common with it
	 */
	Neighbours of(TrainingSession session, List<ArchivalRecord> own) {
		return new Neighbours(likenesses(session, own), sameDays(session, "instructor_id", session.instructor().id()),
				sameDays(session, "venue_id", session.venue().id()), sharedLists(session), reusedSheets(session, own));
	}

	private List<Likeness> likenesses(TrainingSession session, List<ArchivalRecord> own) {
		List<Lookalike> found = this.lookalikes
			.of(own.stream().filter((record) -> PHOTOS.contains(record.kind())).map(ArchivalRecord::id).toList());
		Map<UUID, ArchivalRecord> others = this.records.findAll(found.stream().map(Lookalike::otherId).toList());
		Set<UUID> held = held(others.values().stream().map(ArchivalRecord::sessionId).collect(Collectors.toSet()));
		return found.stream()
			.filter((each) -> others.containsKey(each.otherId()))
			.map((each) -> new Likeness(each.objectId(), Objects.requireNonNull(others.get(each.otherId())),
					each.percent()))
			.filter((each) -> PHOTOS.contains(each.other().kind()) && held.contains(each.other().sessionId())
					&& !each.other().sessionId().equals(session.id()))
			.toList();
	}

	private List<ReusedSheet> reusedSheets(TrainingSession session, List<ArchivalRecord> own) {
		List<Reuse> found = this.reused.of(own.stream()
			.filter((record) -> record.kind() == MaterialKind.SIGN_IN_SHEET)
			.map(ArchivalRecord::id)
			.toList());
		Map<UUID, ArchivalRecord> others = this.records.findAll(found.stream().map(Reuse::otherId).toList());
		Set<UUID> held = held(others.values().stream().map(ArchivalRecord::sessionId).collect(Collectors.toSet()));
		return found.stream()
			.filter((each) -> others.containsKey(each.otherId()))
			.map((each) -> new ReusedSheet(Objects.requireNonNull(others.get(each.otherId())), each))
			.filter((each) -> each.other().kind() == MaterialKind.SIGN_IN_SHEET
					&& held.contains(each.other().sessionId()) && !each.other().sessionId().equals(session.id()))
			.toList();
	}

	private Set<UUID> held(Set<UUID> sessionIds) {
		return this.jdbc
			.sql("select session_id from training_session where session_id = any(:ids) and voided_reason is null")
			.param("ids", sessionIds.toArray(UUID[]::new))
			.query(UUID.class)
			.set();
	}

	private List<UUID> sameDays(TrainingSession session, String column, UUID id) {
		return this.jdbc
			.sql("select session_id from training_session where " + column + " = :id and session_id <> :session"
					+ " and starts_on <= :to and ends_on >= :from and voided_reason is null order by session_number")
			.param("id", id)
			.param("session", session.id())
			.param("from", session.startsOn())
			.param("to", session.endsOn())
			.query(UUID.class)
			.list();
	}

	/**
	 * At least half of the people here are there too; the rule decides how near is too
	 * near. Names are sorted by sound, by strokes or by code, as programs do, and by
	 * sound as GB 2312 has it, under which surnames stand where they are pronounced as
	 * surnames; numbers by district and then by birth.
	 */
	private List<SharedList> sharedLists(TrainingSession session) {
		return this.jdbc
			.sql("""
					with mine as (
					  select person_key, line, rank() over (order by name collate "zh-x-icu") as by_sound,
					    rank() over (order by name collate "zh-Hant-x-icu") as by_strokes,
					    rank() over (order by name collate "C") as by_code,
					    rank() over (order by convert_to(name, 'GB18030')) as by_surname,
					    rank() over (order by birth_date) as by_birth, rank() over (order by district, birth_date) as by_number
					  from (select person_key, min(line_number) as line, min(name) as name, min(birth_date) as birth_date,
					    left(min(id_mask), 6) as district
					    from ledger_entry where session_id = :session and current group by person_key) e),
					shared as (
					  select o.session_id, o.person_key, min(o.line_number) as there
					  from mine m join ledger_entry o on o.person_key = m.person_key and o.current
					  where o.session_id <> :session group by o.session_id, o.person_key)
					select s.session_id, count(*) as common, (select count(*) from mine) as people,
					  (select count(distinct e.person_key) from ledger_entry e
					   where e.session_id = s.session_id and e.current) as others,
					  array_agg(s.there order by m.line) as there, array_agg(m.by_sound order by m.line) as by_sound,
					  array_agg(m.by_strokes order by m.line) as by_strokes, array_agg(m.by_code order by m.line) as by_code,
					  array_agg(m.by_surname order by m.line) as by_surname,
					  array_agg(m.by_birth order by m.line) as by_birth, array_agg(m.by_number order by m.line) as by_number
					from shared s join mine m on m.person_key = s.person_key join training_session t on t.session_id = s.session_id
					where t.course_id <> :course and t.voided_reason is null
					group by s.session_id having count(*) * 2 >= (select count(*) from mine)""")
			.param("session", session.id())
			.param("course", session.course().id())
			.query((row, n) -> new SharedList(row.getObject("session_id", UUID.class), row.getInt("common"),
					row.getInt("people"), row.getInt("others"), SharedOrder.longestRun(numbers(row, "there")),
					SORTED_BY.stream().anyMatch((key) -> SharedOrder.sorted(numbers(row, key)))))
			.list();
	}

	private static List<Long> numbers(ResultSet row, String column) {
		try {
			return Arrays.stream((Number[]) row.getArray(column).getArray()).map(Number::longValue).toList();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
