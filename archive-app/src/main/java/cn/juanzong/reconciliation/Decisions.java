package cn.juanzong.reconciliation;

import java.time.Clock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ingest.SheetPages;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.agreement.PaperLine;
import cn.juanzong.reconciliation.agreement.Ruling;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people decided about lines, in order. Nothing is ever changed or removed. */
@Repository
class Decisions {

	private static final RowMapper<LineDecision> ROW = (row, n) -> new LineDecision(row.getLong("decision_id"),
			row.getObject("record_id", UUID.class), row.getInt("page"), row.getInt("line"),
			row.getString("line_evidence"), row.getString("person_key"), row.getString("row_evidence"),
			Verdict.valueOf(row.getString("verdict")), row.getObject("withdraws", Long.class), row.getString("reason"),
			spot(row), row.getTimestamp("decided_at").toInstant(), row.getObject("decided_by", UUID.class),
			row.getString("decided_by_name"));

	private final JdbcClient jdbc;

	private final SheetPages sheets;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Decisions(JdbcClient jdbc, SheetPages sheets, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.sheets = sheets;
		this.events = events;
		this.clock = clock;
	}

	/** All decisions about the lines of a session, the earliest first. */
	List<LineDecision> of(UUID sessionId) {
		return this.jdbc.sql("select * from line_decision where session_id = ? order by decision_id")
			.param(sessionId)
			.query(ROW)
			.list();
	}

	/**
	 * Those in force, the latest first. Who somebody is, is decided once: a later
	 * decision about a line takes the place of an earlier one. Who somebody is not may be
	 * decided of several people.
	 */
	List<Ruling> inForce(UUID sessionId) {
		List<Ruling> rulings = new ArrayList<>();
		standing(of(sessionId))
			.forEach((each) -> rulings.add(new Ruling(new PaperLine.Place(each.recordId(), each.page(), each.line()),
					each.lineEvidence(), each.personKey(), each.rowEvidence(), each.verdict())));
		Collections.reverse(rulings);
		return rulings;
	}

	/** The decisions that neither were taken back nor have a later one in their place. */
	static List<LineDecision> standing(List<LineDecision> all) {
		Set<Long> withdrawn = LineDecision.withdrawn(all);
		Map<Object, List<LineDecision>> byLine = new LinkedHashMap<>();
		for (LineDecision each : all) {
			if (each.verdict() == Verdict.WITHDRAWN || withdrawn.contains(each.id())) {
				continue;
			}
			PaperLine.Place place = new PaperLine.Place(each.recordId(), each.page(), each.line());
			// many people may be seen on a page
			List<LineDecision> standing = byLine.computeIfAbsent(
					(each.verdict() == Verdict.SEEN) ? List.of(place, String.valueOf(each.personKey())) : place,
					(key) -> new ArrayList<>());
			standing.removeIf((earlier) -> each.verdict() != Verdict.NOT_SAME || earlier.verdict() != Verdict.NOT_SAME);
			standing.add(each);
		}
		return byLine.values()
			.stream()
			.flatMap(List::stream)
			.sorted(Comparator.comparingLong(LineDecision::id))
			.toList();
	}

	/** Where somebody saw the person, if that was decided. */
	private static @Nullable Spot spot(ResultSet row) throws SQLException {
		Double top = row.getObject("spot_top", Double.class);
		return (top != null) ? new Spot(row.getObject("record_id", UUID.class), row.getInt("page"), top,
				row.getDouble("spot_bottom")) : null;
	}

	LineDecision add(TrainingSession session, ReconciledItem item, @Nullable Target target, Verdict verdict,
			@Nullable String reason, ActingUser by) {
		return insert(session, Objects.requireNonNull(item.recordId()), Objects.requireNonNull(item.page()),
				Objects.requireNonNull(item.line()), Objects.requireNonNull(item.lineEvidence()),
				(target != null) ? target.personKey() : null, (target != null) ? target.rowEvidence() : null, verdict,
				null, reason, null, by);
	}

	/**
	 * Somebody saw the person of a row on a page.
	 * @param session the session
	 * @param spot where
	 * @param pageEvidence digest of the page
	 * @param target the person
	 * @param reason why it was not found by reading
	 * @param by who saw
	 * @return the decision
	 */
	LineDecision addSeen(TrainingSession session, Spot spot, String pageEvidence, Target target, String reason,
			ActingUser by) {
		return insert(session, spot.recordId(), spot.page(), 0, pageEvidence, target.personKey(), target.rowEvidence(),
				Verdict.SEEN, null, reason, spot, by);
	}

	LineDecision withdraw(TrainingSession session, LineDecision earlier, ActingUser by) {
		return insert(session, earlier.recordId(), earlier.page(), earlier.line(), earlier.lineEvidence(),
				earlier.personKey(), earlier.rowEvidence(), Verdict.WITHDRAWN, earlier.id(), null, null, by);
	}

	private LineDecision insert(TrainingSession session, UUID recordId, int page, int line, String lineEvidence,
			@Nullable String personKey, @Nullable String rowEvidence, Verdict verdict, @Nullable Long withdraws,
			@Nullable String reason, @Nullable Spot spot, ActingUser by) {
		LineDecision made = this.jdbc
			.sql("""
					insert into line_decision (session_id, organizer_id, record_id, page, line, line_evidence, person_key,
					 row_evidence, verdict, withdraws, reason, spot_top, spot_bottom, decided_at, decided_by, decided_by_name)
					values (:session, :organizer, :record, :page, :line, :lineEvidence, :person, :rowEvidence, :verdict,
					 :withdraws, :reason, :top, :bottom, :at, :by, :byName) returning *""")
			.param("session", session.id())
			.param("organizer", session.organizer().id())
			.param("record", recordId)
			.param("page", page)
			.param("line", line)
			.param("lineEvidence", lineEvidence)
			.param("person", personKey)
			.param("rowEvidence", rowEvidence)
			.param("verdict", verdict.name())
			.param("withdraws", withdraws)
			.param("reason", reason)
			.param("top", (spot != null) ? spot.top() : null)
			.param("bottom", (spot != null) ? spot.bottom() : null)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("by", by.id())
			.param("byName", by.displayName())
			.query(ROW)
			.single();
		this.sheets.relyOn(List.of(recordId));
		this.events.publishEvent(new LineDecision.Made(made, session.id(), session.organizer().id()));
		return made;
	}

	/**
	 * Whom a decision is about.
	 *
	 * @param personKey the person
	 * @param rowEvidence what the ledger says of them
	 */
	record Target(String personKey, String rowEvidence) {

	}

}
