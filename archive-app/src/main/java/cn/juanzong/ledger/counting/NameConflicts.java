package cn.juanzong.ledger.counting;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.audit.AuditableRead;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.SessionAct;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * One ID number under several names (C7). The usual way out is a corrected ledger; where
 * the names really are one person's, an inspector says so, because the names may come
 * from different contractors.
 */
@Repository
public class NameConflicts {

	private final JdbcClient jdbc;

	private final Recount recount;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	NameConflicts(JdbcClient jdbc, Recount recount, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.recount = recount;
		this.events = events;
		this.clock = clock;
	}

	/** The names under which the person of a line stands in ledgers in force. */
	@PreAuthorize("hasAuthority('RESOLVE_NAMES')")
	@Transactional
	public List<String> names(LedgerEntry entry) {
		this.events.publishEvent(new NamesRead(entry));
		return this.jdbc.sql("select distinct name from ledger_entry where person_key = ? and current order by name")
			.param(HexFormat.of().parseHex(entry.personKey()))
			.query(String.class)
			.list();
	}

	/**
	 * Declares the names known now to be one person's. A further name opens the conflict
	 * again.
	 * @param entry a line of the person
	 * @param reason the evidence
	 * @param by who decides
	 */
	@PreAuthorize("hasAuthority('RESOLVE_NAMES')")
	@Transactional
	public void onePerson(LedgerEntry entry, String reason, ActingUser by) {
		this.recount.lock();
		byte[] personKey = HexFormat.of().parseHex(entry.personKey());
		this.jdbc.sql("""
				insert into ledger_name_resolution (person_key, name_keys, reason, resolved_by_name, resolved_at)
				select person_key, array_agg(distinct name_key), :reason, :by, :at from ledger_entry
				where person_key = :person and current group by person_key
				on conflict (person_key) do update set name_keys = excluded.name_keys, reason = excluded.reason,
				resolved_by_name = excluded.resolved_by_name, resolved_at = excluded.resolved_at""")
			.param("reason", PersonalNumbers.redact(reason))
			.param("by", by.displayName())
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("person", personKey)
			.update();
		this.events.publishEvent(new Resolved(entry, reason));
		this.recount.person(personKey, "names resolved");
	}

	/** An act on a person's names, which may come from several contractors. */
	private interface NamesAct extends SessionAct {

		LedgerEntry entry();

		@Override
		default UUID sessionId() {
			return entry().sessionId();
		}

		@Override
		default @Nullable UUID organizerId() {
			return null;
		}

	}

	private record NamesRead(LedgerEntry entry) implements NamesAct, AuditableRead {

		@Override
		public String action() {
			return "ledger.namesRead";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("idNumber", this.entry.idNumberMasked());
		}

	}

	private record Resolved(LedgerEntry entry, String reason) implements NamesAct {

		@Override
		public String action() {
			return "ledger.namesResolved";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("idNumber", this.entry.idNumberMasked(), "reason", this.reason);
		}

	}

}
