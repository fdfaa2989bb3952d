package cn.juanzong.reconciliation.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.CountyTime;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.LineDecision;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.reconciliation.Verdict;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Prepares what the desk shows. */
@Component
class DeskView {

	private final Ledgers ledgers;

	private final LinesShown lines;

	private final MessageSource messages;

	DeskView(Ledgers ledgers, LinesShown lines, MessageSource messages) {
		this.ledgers = ledgers;
		this.lines = lines;
		this.messages = messages;
	}

	/**
	 * What the desk shows.
	 * @param now what became of the lines
	 * @param decisions all of the session, the earliest first
	 * @param undo the last one that this reader can take back
	 * @param problem why the last one was not taken
	 * @param reader who looks
	 * @param pages what can be looked through, in the first answer
	 * @param locale the reader's language
	 * @return what the script reads
	 */
	DeskState of(Reconciliation now, List<LineDecision> decisions, @Nullable Long undo, @Nullable String problem,
			ActingUser reader, @Nullable List<DeskState.PageShown> pages, Locale locale) {
		List<ReconciledItem> shown = now.items().stream().filter((item) -> item.open() || item.line() != null).toList();
		List<DeskState.Item> lines = this.lines.of(now.sessionId(), shown, decisions, reader, locale);
		List<DeskState.Item> items = new ArrayList<>();
		List<DeskState.Item> settled = new ArrayList<>();
		for (int i = 0; i < shown.size(); i++) {
			(shown.get(i).open() ? items : settled).add(lines.get(i));
		}
		Map<UUID, ReconciledItem> byRow = new HashMap<>();
		now.items().forEach((item) -> {
			if (item.entryId() != null) {
				byRow.merge(item.entryId(), item, DeskView::graver);
			}
		});
		List<LedgerEntry> entries = this.ledgers.entries(now.sessionId());
		List<DeskState.Row> rows = entries.stream().map((entry) -> row(entry, byRow.get(entry.id()), locale)).toList();
		List<DeskState.Count> counts = new ArrayList<>();
		for (Check check : Check.values()) {
			now.counts(check)
				.forEach((each) -> counts.add(new DeskState.Count(say("desk.check." + check, locale),
						count(each, locale), each.outcome().colour())));
		}
		return new DeskState(now.state(), items, settled, rows, counts, pages, decided(decisions, entries, locale),
				undo, (problem != null) ? say("desk.problem." + problem, locale) : null);
	}

	private String count(Reconciliation.Count count, Locale locale) {
		String outcome = say("desk.outcome." + count.outcome(), locale);
		if (count.outcome() == Outcome.PAGE_GAP) {
			return say("desk.count.pages", locale, outcome, count.open(), count.all() - count.open());
		}
		return (count.open() > 0) ? say("desk.count.open", locale, outcome, count.all(), count.open())
				: say("desk.count", locale, outcome, count.all());
	}

	private List<DeskState.Decided> decided(List<LineDecision> decisions, List<LedgerEntry> entries, Locale locale) {
		Map<String, String> names = new HashMap<>();
		entries.forEach((entry) -> names.put(entry.personKey(), entry.name()));
		Set<Long> withdrawn = LineDecision.withdrawn(decisions);
		List<DeskState.Decided> shown = new ArrayList<>();
		for (LineDecision each : decisions) {
			if (each.verdict() != Verdict.WITHDRAWN) {
				String where = (each.line() > 0) ? say("desk.where", locale, each.page(), each.line())
						: say("desk.where.page", locale, each.page());
				shown.add(new DeskState.Decided(say("desk.verdict." + each.verdict() + ".made", locale), where,
						(each.personKey() != null) ? names.get(each.personKey()) : null, each.reason(),
						each.decidedBy(), CountyTime.minute(each.decidedAt()), withdrawn.contains(each.id())));
			}
		}
		Collections.reverse(shown);
		return shown;
	}

	private DeskState.Row row(LedgerEntry entry, @Nullable ReconciledItem item, Locale locale) {
		return DeskState.Row.of(entry, say("finding.value.counting." + entry.counting(), locale), item,
				(item != null) ? say("desk.outcome." + item.outcome(), locale) : "");
	}

	private static ReconciledItem graver(ReconciledItem one, ReconciledItem other) {
		return (other.open() && !one.open()) ? other : one;
	}

	private String say(String key, Locale locale, Object... arguments) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, arguments, key, locale), key);
	}

}
