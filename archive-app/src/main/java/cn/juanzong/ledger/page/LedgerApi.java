package cn.juanzong.ledger.page;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerTotals;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.counting.CountingReason;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.Restrictions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Ledgers as JSON, numbers masked. */
@RestController
@Tag(name = "ledgers", description = "The electronic ledger of a session, numbers masked")
class LedgerApi {

	private final Sessions sessions;

	private final Ledgers ledgers;

	private final LedgerView view;

	private final LedgerReadings readings;

	private final Restrictions restrictions;

	LedgerApi(Sessions sessions, Ledgers ledgers, LedgerView view, LedgerReadings readings, Restrictions restrictions) {
		this.restrictions = restrictions;
		this.readings = readings;
		this.sessions = sessions;
		this.ledgers = ledgers;
		this.view = view;
	}

	@GetMapping("/api/v1/sessions/{id}/ledger")
	@Operation(summary = "The ledger in force",
			description = "Version 0 without ledger. 404 also for sessions of other contractors")
	Ledger ledger(@PathVariable UUID id, @Parameter(hidden = true) ActingUser user) {
		TrainingSession session = this.sessions.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		List<LedgerEntry> entries = this.ledgers.entries(id);
		this.readings.note(session, entries.size());
		var visible = this.view
			.visible(entries.stream().map(LedgerEntry::repeatOf).filter(Objects::nonNull).distinct().toList(), user);
		Set<String> restricted = this.restrictions.ofPeople(entries.stream().map(LedgerEntry::personKey).toList());
		boolean groups = user.may(Permission.READ_SENSITIVE);
		int version = this.ledgers.current(id).map((each) -> each.version()).orElse(0);
		return new Ledger(version, this.ledgers.totals(id),
				entries.stream()
					.map((entry) -> Line.of(entry, visible.containsKey(entry.repeatOf()), groups,
							restricted.contains(entry.personKey())))
					.toList());
	}

	@GetMapping("/api/v1/sessions/{id}/ledger/totals")
	@Operation(summary = "The counts",
			description = "attended = counted + ageExcluded + repeatExcluded + unresolved; people are distinct")
	LedgerTotals totals(@PathVariable UUID id, @Parameter(hidden = true) ActingUser user) {
		this.sessions.find(id, user.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		return this.ledgers.totals(id);
	}

	/** A ledger. */
	record Ledger(int version, LedgerTotals totals, List<Line> lines) {

	}

	/** A line. */
	record Line(int line, String name, LedgerEntry.DocumentType documentType, String idNumber, String phone,
			String content, @Nullable String category, Counting counting, @Nullable CountingReason reason,
			@Nullable UUID repeatOf, List<String> notices) {

		static Line of(LedgerEntry entry, boolean visible, boolean groups, boolean restricted) {
			return new Line(entry.line(), restricted ? "*" : entry.name(), entry.documentType(), entry.idNumberMasked(),
					entry.phoneMasked(), entry.content(), groups ? entry.category() : null, entry.counting(),
					entry.reason(), visible ? entry.repeatOf() : null, entry.notices());
		}

	}

}
