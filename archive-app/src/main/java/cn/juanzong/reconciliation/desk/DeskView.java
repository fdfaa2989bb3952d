package cn.juanzong.reconciliation.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.SheetPages;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.reconciliation.ReviewDesk;
import cn.juanzong.reconciliation.Verdict;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Prepares what the desk shows. */
@Component
class DeskView {

	private final Ledgers ledgers;

	private final SheetPages sheets;

	private final Facts facts;

	private final MessageSource messages;

	DeskView(Ledgers ledgers, SheetPages sheets, Facts facts, MessageSource messages) {
		this.ledgers = ledgers;
		this.sheets = sheets;
		this.facts = facts;
		this.messages = messages;
	}

	DeskState of(Reconciliation now, @Nullable Long undo, @Nullable String problem, boolean mayDecide, Locale locale) {
		List<ReconciledItem> open = now.open();
		Map<String, Box> boxes = boxes(open);
		Map<String, @Nullable String> pictures = new HashMap<>();
		List<DeskState.Item> items = open.stream()
			.map((item) -> item(item, boxes, pictures, mayDecide, locale))
			.toList();
		Map<UUID, ReconciledItem> byRow = new HashMap<>();
		now.items().forEach((item) -> {
			if (item.entryId() != null) {
				byRow.merge(item.entryId(), item, DeskView::graver);
			}
		});
		List<DeskState.Row> rows = this.ledgers.entries(now.sessionId())
			.stream()
			.map((entry) -> row(entry, byRow.get(entry.id()), locale))
			.toList();
		List<DeskState.Count> counts = new ArrayList<>();
		for (Check check : Check.values()) {
			now.counts(check)
				.forEach((each) -> counts.add(new DeskState.Count(say("desk.check." + check, locale),
						say("desk.outcome." + each.outcome(), locale), each.outcome().colour(), each.all(),
						each.open())));
		}
		return new DeskState(now.state(), items, rows, counts, undo,
				(problem != null) ? say("desk.problem." + problem, locale) : null);
	}

	private DeskState.Item item(ReconciledItem item, Map<String, Box> boxes, Map<String, @Nullable String> pictures,
			boolean mayDecide, Locale locale) {
		Box box = boxes.get(place(item));
		return new DeskState.Item(item.key(), item.fingerprint(), item.outcome().colour(),
				say("desk.outcome." + item.outcome(), locale), say("desk.check." + item.check(), locale),
				item.reasons().stream().map((each) -> say("desk.reason." + each, locale)).toList(),
				item.notices().stream().map((each) -> say("desk.notice." + each, locale)).toList(),
				(item.line() != null) ? pictures.computeIfAbsent(item.recordId() + "/" + item.page(),
						(page) -> picture(Objects.requireNonNull(item.recordId()), Objects.requireNonNull(item.page())))
						: null,
				(box != null) ? List.of(box.left(), box.top(), box.right(), box.bottom()) : null,
				mayDecide ? verdicts(item) : List.of(), item.entryId(), item.row(), item.recordId(), item.page(),
				item.line());
	}

	private static List<String> verdicts(ReconciledItem item) {
		if (item.line() == null || item.outcome() == Outcome.COUNTED_BUT_EXCLUDED) {
			return List.of();
		}
		return Arrays.stream(Verdict.values())
			.filter((verdict) -> verdict != Verdict.WITHDRAWN)
			.filter((verdict) -> verdict != Verdict.NOT_SAME || item.entryId() != null)
			.map((verdict) -> verdict + (ReviewDesk.needsReason(item, verdict) ? "!" : ""))
			.toList();
	}

	private DeskState.Row row(LedgerEntry entry, @Nullable ReconciledItem item, Locale locale) {
		return DeskState.Row.of(entry, say("finding.value.counting." + entry.counting(), locale), item,
				(item != null) ? say("desk.outcome." + item.outcome(), locale) : "");
	}

	private @Nullable String picture(UUID recordId, int page) {
		if (this.facts.rendition(recordId, Rendition.Kind.SHEET, page).isPresent()) {
			return "/records/" + recordId + "/sheets/" + page;
		}
		return this.facts.rendition(recordId, Rendition.Kind.PAGE, page).isPresent()
				? "/records/" + recordId + "/pages/" + page : null;
	}

	private Map<String, Box> boxes(List<ReconciledItem> items) {
		List<UUID> records = items.stream()
			.filter((item) -> item.line() != null)
			.map(ReconciledItem::recordId)
			.distinct()
			.toList();
		Map<String, Box> boxes = new HashMap<>();
		if (!records.isEmpty()) {
			this.sheets.pages(records)
				.forEach((record, pages) -> pages.forEach((page) -> page.lines()
					.forEach((line) -> boxes.put(record + "/" + page.page() + "/" + line.number(), line.box()))));
		}
		return boxes;
	}

	private static String place(ReconciledItem item) {
		return item.recordId() + "/" + item.page() + "/" + item.line();
	}

	private static ReconciledItem graver(ReconciledItem one, ReconciledItem other) {
		return (other.open() && !one.open()) ? other : one;
	}

	private String say(String key, Locale locale) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, null, key, locale), key);
	}

}
