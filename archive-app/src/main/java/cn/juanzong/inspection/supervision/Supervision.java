package cn.juanzong.inspection.supervision;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.PasswordConfirmation;
import cn.juanzong.access.Scope;
import cn.juanzong.consistency.Findings;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.reconciliation.Reconciliations;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;
import org.apache.commons.codec.digest.DigestUtils;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes sessions: when nothing red or amber is left, the inspector signs the supervision
 * record, which is filed with the session (R16-3). Whatever it covers may change later;
 * then its verification fails and says where, and the session is to be checked and signed
 * again.
 */
@Service
class Supervision {

	private final Sessions sessions;

	private final Ledgers ledgers;

	private final ArchivalRecords records;

	private final Reconciliations reconciliations;

	private final Findings findings;

	private final Covered covered;

	private final SupervisionSheet sheet;

	private final Accessions accessions;

	private final PasswordConfirmation password;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final MessageSource messages;

	private final Clock clock;

	Supervision(Sessions sessions, Ledgers ledgers, ArchivalRecords records, Reconciliations reconciliations,
			Findings findings, Covered covered, SupervisionSheet sheet, Accessions accessions,
			PasswordConfirmation password, JdbcClient jdbc, TransactionTemplate transaction,
			ApplicationEventPublisher events, MessageSource messages, Clock clock) {
		this.sessions = sessions;
		this.ledgers = ledgers;
		this.records = records;
		this.reconciliations = reconciliations;
		this.findings = findings;
		this.covered = covered;
		this.sheet = sheet;
		this.accessions = accessions;
		this.password = password;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.events = events;
		this.messages = messages;
		this.clock = clock;
	}

	/** What stands in the way of closing a session, gravest first. */
	Set<Blocker> blockers(TrainingSession session) {
		Set<Blocker> blockers = EnumSet.noneOf(Blocker.class);
		if (session.voided()) {
			blockers.add(Blocker.SESSION_VOID);
		}
		if (this.ledgers.current(session.id()).isEmpty()) {
			blockers.add(Blocker.NO_LEDGER);
		}
		Reconciliation lines = this.reconciliations.of(session.id());
		boolean online = session.mode() == TrainingSession.Mode.ONLINE
				&& this.records.ofSession(session.id(), Scope.EVERYTHING)
					.stream()
					.anyMatch((record) -> record.kind() == MaterialKind.PLATFORM_LOG);
		if (lines.state() == Reconciliation.State.READING) {
			blockers.add(Blocker.PAPER_BEING_READ);
		}
		if (!online && !lines.made(Check.SIGN_IN_SHEETS)) {
			blockers.add(Blocker.NO_SHEETS);
		}
		if (!lines.made(Check.PAPER_LEDGER)) {
			blockers.add(Blocker.NO_PAPER_LEDGER);
		}
		if (!lines.open().isEmpty()) {
			blockers.add(Blocker.OPEN_LINES);
		}
		if (this.findings.openOf(session.id())
			.stream()
			.anyMatch((each) -> each.code() == RuleCode.FIELD_MISMATCH && !each.settled())) {
			blockers.add(Blocker.WRITTEN_MATERIAL_DIFFERS);
		}
		return blockers;
	}

	/** The last record that was signed, verified against what it covers now. */
	Optional<SupervisionRecord> of(TrainingSession session) {
		return this.jdbc.sql("""
				select * from supervision_record where session_id = ? order by supervision_id desc limit 1""")
			.param(session.id())
			.query((row, n) -> {
				String content = row.getString("content");
				String sha256 = HexFormat.of().formatHex(row.getBytes("content_sha256"));
				return new SupervisionRecord(session.id(), row.getObject("record_id", UUID.class), content, sha256,
						row.getTimestamp("signed_at").toInstant(), row.getString("signed_by_name"),
						DigestUtils.sha256Hex(content).equals(sha256), changed(Covered.read(content), session));
			})
			.optional();
	}

	private List<String> changed(Map<String, String> signed, TrainingSession session) {
		Map<String, String> now = this.covered.of(session);
		Set<String> names = new TreeSet<>(now.keySet());
		signed.keySet().stream().filter((name) -> !name.startsWith("signature.")).forEach(names::add);
		List<String> changed = new ArrayList<>(names);
		changed.removeIf((name) -> Objects.equals(signed.get(name), now.get(name)));
		return changed;
	}

	/**
	 * Signs and closes.
	 * @param session the session
	 * @param typed the inspector's password
	 * @param by the inspector
	 * @return whether it was signed; not with a wrong password, nor while something
	 * stands in the way
	 */
	@PreAuthorize("hasAuthority('JUDGE_FINDINGS')")
	Result sign(TrainingSession session, String typed, ActingUser by) {
		if (!this.password.confirms(by, typed)) {
			return Result.WRONG_PASSWORD;
		}
		TrainingSession current = this.sessions.find(session.id(), by.scope()).orElseThrow();
		if (blocked(current)) {
			return Result.BLOCKED;
		}
		// what is signed for stays as it was read, from before it is looked at for the
		// last time
		this.transaction.executeWithoutResult((status) -> this.reconciliations.relyOn(current.id()));
		if (blocked(current)) {
			return Result.BLOCKED;
		}
		Instant at = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		Map<String, String> content = this.covered.of(current);
		content.put("signature.by", by.signInName() + " " + by.displayName());
		content.put("signature.at", at.toString());
		String canonical = Covered.canonical(content);
		String sha256 = DigestUtils.sha256Hex(canonical);
		byte[] pdf = this.sheet.of(content, canonical, sha256);
		String name = this.messages.getMessage("supervision.fileName",
				new Object[] { Integer.toString(current.number()), sha256.substring(0, 8) }, Locale.SIMPLIFIED_CHINESE);
		ArchivalRecord filed = this.accessions
			.accept(current.id(), MaterialKind.SUPERVISION_RECORD, name, new ByteArrayInputStream(pdf), by)
			.record();
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc
				.sql("""
						insert into supervision_record (session_id, organizer_id, record_id, content, content_sha256, signed_at,
						 signed_by, signed_by_name)
						values (:session, :organizer, :record, :content, :sha256, :at, :by, :byName)""")
				.param("session", current.id())
				.param("organizer", current.organizer().id())
				.param("record", filed.id())
				.param("content", canonical)
				.param("sha256", HexFormat.of().parseHex(sha256))
				.param("at", at.atOffset(ZoneOffset.UTC))
				.param("by", by.id())
				.param("byName", by.displayName())
				.update();
			this.events
				.publishEvent(new SupervisionRecord.Signed(current.id(), current.organizer().id(), filed.id(), sha256));
		});
		return Result.SIGNED;
	}

	private boolean blocked(TrainingSession session) {
		this.reconciliations.compare(session.id());
		return !blockers(session).isEmpty();
	}

	/** Why a session cannot be closed. */
	enum Blocker {

		SESSION_VOID, NO_LEDGER, NO_SHEETS, NO_PAPER_LEDGER, PAPER_BEING_READ, OPEN_LINES, WRITTEN_MATERIAL_DIFFERS

	}

	/** What came of signing. */
	enum Result {

		SIGNED, WRONG_PASSWORD, BLOCKED

	}

}
