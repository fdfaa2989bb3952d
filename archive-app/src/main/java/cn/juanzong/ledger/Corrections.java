package cn.juanzong.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ledger.Correction.Kind;
import cn.juanzong.ledger.Correction.Refused;
import cn.juanzong.ledger.Correction.Wanted;
import cn.juanzong.ledger.LedgerIdentities.Identity;
import cn.juanzong.ledger.intake.LineDraft;
import cn.juanzong.ledger.person.IdNumber;
import cn.juanzong.ledger.person.MobileNumber;
import cn.juanzong.ledger.person.PersonName;
import cn.juanzong.ledger.person.Reading;
import cn.juanzong.ledger.person.Typed;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts single rows of a ledger right, each time as a new version: the row as it was stays
 * in the version before, and the counts follow.
 */
@Service
public class Corrections {

	private final JdbcClient jdbc;

	private final Sessions sessions;

	private final ArchivalRecords records;

	private final Ledgers ledgers;

	private final LedgerIdentities identities;

	private final LedgerImports imports;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Corrections(JdbcClient jdbc, Sessions sessions, ArchivalRecords records, Ledgers ledgers,
			LedgerIdentities identities, LedgerImports imports, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.sessions = sessions;
		this.records = records;
		this.ledgers = ledgers;
		this.identities = identities;
		this.imports = imports;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Makes a correction.
	 * @param sessionId the session
	 * @param wanted what to put right
	 * @param by who does it
	 * @return the correction
	 * @throws Refused if it cannot be made
	 */
	@Transactional
	@PreAuthorize("hasAuthority('IMPORT_LEDGERS')")
	public Correction make(UUID sessionId, Wanted wanted, ActingUser by) {
		TrainingSession session = this.sessions.find(sessionId, by.scope())
			.orElseThrow(() -> new AccessDeniedException("Not a session of this user"));
		String reason = PersonalNumbers.redact(wanted.reason().strip());
		if (reason.isEmpty()) {
			throw new Refused("reasonMissing");
		}
		ArchivalRecord evidence = this.records.find(wanted.evidence(), by.scope())
			.filter((record) -> record.sessionId().equals(sessionId))
			.orElseThrow(() -> new Refused("evidenceMissing"));
		LedgerVersion before = this.ledgers.current(sessionId).orElseThrow(() -> new Refused("noLedger"));
		List<LineDraft> lines = drafts(sessionId);
		Correction correction = apply(lines, wanted, session, before, evidence, reason, by);
		LedgerVersion version = this.imports.correct(session, before, this.ledgers.leftOut(before.id()), lines, by);
		keep(version, session, correction, by);
		this.events.publishEvent(new Correction.Made(correction, sessionId, session.organizer().id()));
		return correction;
	}

	/** The corrections of a session, the latest first. */
	public List<Correction> of(UUID sessionId) {
		return this.jdbc.sql("""
				select c.*, i.version from ledger_correction c join ledger_import i using (import_id)
				where c.session_id = ? order by i.version desc""")
			.param(sessionId)
			.query((row, n) -> new Correction(row.getInt("version"), Kind.valueOf(row.getString("kind")),
					row.getObject("line_before", Integer.class), row.getObject("line_after", Integer.class),
					row.getObject("evidence_record", UUID.class), row.getString("reason"),
					row.getTimestamp("corrected_at").toInstant(), row.getString("corrected_by_name")))
			.list();
	}

	private Correction apply(List<LineDraft> lines, Wanted wanted, TrainingSession session, LedgerVersion before,
			ArchivalRecord evidence, String reason, ActingUser by) {
		Integer lineAfter = null;
		if (wanted.kind() == Kind.ADDED) {
			lines.add(changed(
					new LineDraft("+", before.version() + 1, new PersonName(""), LedgerEntry.DocumentType.ID_CARD, "",
							"", session.startsOn(), session.course().title(), null, null, Set.of(), Set.of()),
					wanted, session));
			lineAfter = lines.size();
		}
		else {
			int at = (wanted.line() != null) ? wanted.line() - 1 : -1;
			if (at < 0 || at >= lines.size()) {
				throw new Refused("lineMissing");
			}
			if (wanted.kind() == Kind.REMOVED) {
				lines.remove(at);
			}
			else {
				lines.set(at, changed(lines.get(at), wanted, session));
				lineAfter = wanted.line();
			}
		}
		return new Correction(before.version() + 1, wanted.kind(), (wanted.kind() == Kind.ADDED) ? null : wanted.line(),
				lineAfter, evidence.id(), reason, this.clock.instant(), by.displayName());
	}

	private static LineDraft changed(LineDraft line, Wanted wanted, TrainingSession session) {
		PersonName name = wanted.name().isBlank() ? line.name() : read(PersonName.read(Typed.text(wanted.name())));
		String phone = wanted.phone().isBlank() ? line.phone()
				: read(MobileNumber.read(Typed.text(wanted.phone()))).value();
		String number = line.idNumber();
		var birth = line.birthDate();
		var type = line.documentType();
		if (!wanted.idNumber().isBlank()) {
			IdNumber id = read(IdNumber.read(Typed.text(wanted.idNumber()), session.startsOn()));
			number = id.value();
			birth = id.birthDate();
			type = id.residencePermit() ? LedgerEntry.DocumentType.RESIDENCE_PERMIT : LedgerEntry.DocumentType.ID_CARD;
		}
		if (name.value().isEmpty() || number.isEmpty() || phone.isEmpty()) {
			throw new Refused("fieldsMissing");
		}
		return new LineDraft(line.sheet(), line.row(), name, type, number, phone, birth, line.content(),
				line.category(), line.remark(), line.flags(), line.notices());
	}

	private static <T> T read(Reading<T> reading) {
		if (reading.fault() != null) {
			throw new Refused(reading.fault().name());
		}
		return reading.orElseThrow();
	}

	private List<LineDraft> drafts(UUID sessionId) {
		Map<UUID, Set<SensitiveFlag>> flags = this.jdbc.sql("""
				select f.entry_id, f.flag from ledger_sensitive_flag f join ledger_entry e using (entry_id)
				where e.session_id = ? and e.current""")
			.param(sessionId)
			.query((row, n) -> Map.entry(row.getObject(1, UUID.class), SensitiveFlag.valueOf(row.getString(2))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
		List<LineDraft> drafts = new ArrayList<>();
		for (Identity each : this.identities.ofSession(sessionId)) {
			LedgerEntry entry = each.entry();
			drafts.add(new LineDraft(entry.sheet(), entry.row(), new PersonName(entry.name()), entry.documentType(),
					each.idNumber(), each.phone(), entry.birthDate(), entry.content(), entry.category(), entry.remark(),
					flags.getOrDefault(entry.id(), Set.of()), ownNotices(entry)));
		}
		return drafts;
	}

	/** Without those that counting and age add by themselves. */
	private static Set<LedgerNotice> ownNotices(LedgerEntry entry) {
		Set<LedgerNotice> notices = EnumSet.noneOf(LedgerNotice.class);
		Arrays.stream(LedgerNotice.values())
			.filter((notice) -> entry.has(notice) && notice.compareTo(LedgerNotice.AGE_BOUNDARY_16) < 0)
			.forEach(notices::add);
		return notices;
	}

	private void keep(LedgerVersion version, TrainingSession session, Correction correction, ActingUser by) {
		this.jdbc
			.sql("""
					insert into ledger_correction (import_id, session_id, organizer_id, kind, line_before, line_after,
					 evidence_record, reason, corrected_at, corrected_by, corrected_by_name)
					values (:import, :session, :organizer, :kind, :before, :after, :evidence, :reason, :at, :by, :byName)""")
			.param("import", version.id())
			.param("session", session.id())
			.param("organizer", session.organizer().id())
			.param("kind", correction.kind().name())
			.param("before", correction.lineBefore())
			.param("after", correction.lineAfter())
			.param("evidence", correction.evidence())
			.param("reason", correction.reason())
			.param("at", correction.at().atOffset(ZoneOffset.UTC))
			.param("by", by.id())
			.param("byName", by.displayName())
			.update();
	}

}
