package cn.juanzong.reconciliation.desk;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.ingest.SheetPages;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerIdentities;
import cn.juanzong.ledger.LedgerIdentities.Identity;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.LineDecision;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.Reason;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.reconciliation.ReviewDesk;
import cn.juanzong.reconciliation.Verdict;
import cn.juanzong.reconciliation.agreement.NumberPlaces;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Prepares what the desk shows. */
@Component
class DeskView {

	private static final Map<Reason, SheetColumn> NUMBERS = Map.of(Reason.ID_DIFFERS, SheetColumn.ID_NUMBER,
			Reason.ID_UNCLEAR, SheetColumn.ID_NUMBER, Reason.PHONE_DIFFERS, SheetColumn.PHONE, Reason.PHONE_UNCLEAR,
			SheetColumn.PHONE);

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
		.withZone(ZoneId.of("Asia/Shanghai"));

	private final Ledgers ledgers;

	private final LedgerIdentities identities;

	private final SheetPages sheets;

	private final PagesShown pages;

	private final MessageSource messages;

	DeskView(Ledgers ledgers, LedgerIdentities identities, SheetPages sheets, PagesShown pages,
			MessageSource messages) {
		this.ledgers = ledgers;
		this.identities = identities;
		this.sheets = sheets;
		this.pages = pages;
		this.messages = messages;
	}

	/**
	 * What the desk shows.
	 * @param now what became of the lines
	 * @param decisions all of the session, the earliest first
	 * @param undo the last one that this reader can take back
	 * @param problem why the last one was not taken
	 * @param mayDecide whether this reader decides
	 * @param pages what can be looked through, in the first answer
	 * @param locale the reader's language
	 * @return what the script reads
	 */
	DeskState of(Reconciliation now, List<LineDecision> decisions, @Nullable Long undo, @Nullable String problem,
			boolean mayDecide, @Nullable List<DeskState.PageShown> pages, Locale locale) {
		List<ReconciledItem> open = now.open();
		Map<String, SheetLine> lines = lines(open);
		Map<UUID, Identity> people = people(now.sessionId(), open);
		Map<String, @Nullable String> pictures = new HashMap<>();
		List<DeskState.Item> items = open.stream()
			.map((item) -> item(item, lines.get(place(item)),
					(item.entryId() != null) ? people.get(item.entryId()) : null, pictures, mayDecide, locale))
			.toList();
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
						say("desk.outcome." + each.outcome(), locale), each.outcome().colour(), each.all(),
						each.open())));
		}
		return new DeskState(now.state(), items, rows, counts, pages, decided(decisions, entries, locale), undo,
				(problem != null) ? say("desk.problem." + problem, locale) : null);
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
						each.decidedBy(), MINUTE.format(each.decidedAt()), withdrawn.contains(each.id())));
			}
		}
		Collections.reverse(shown);
		return shown;
	}

	private DeskState.Item item(ReconciledItem item, @Nullable SheetLine line, @Nullable Identity person,
			Map<String, @Nullable String> pictures, boolean mayDecide, Locale locale) {
		Box box = (line != null) ? line.box() : null;
		return new DeskState.Item(item.key(), item.fingerprint(), item.outcome().colour(),
				say("desk.outcome." + item.outcome(), locale), say("desk.check." + item.check(), locale),
				item.reasons()
					.stream()
					.map((each) -> say("desk.reason." + each, locale) + places(each, line, person, locale))
					.toList(),
				item.notices().stream().map((each) -> say("desk.notice." + each, locale)).toList(),
				item.read() ? pictures.computeIfAbsent(item.recordId() + "/" + item.page(),
						(page) -> this.pages.picture(Objects.requireNonNull(item.recordId()),
								Objects.requireNonNull(item.page())))
						: null,
				(box != null) ? List.of(box.left(), box.top(), box.right(), box.bottom()) : null,
				mayDecide ? verdicts(item) : List.of(), item.entryId(), item.row(), item.recordId(), item.page(),
				item.line());
	}

	private static List<String> verdicts(ReconciledItem item) {
		if (item.outcome() == Outcome.COUNTED_BUT_EXCLUDED) {
			return List.of();
		}
		return Arrays.stream(Verdict.values())
			.filter((verdict) -> verdict != Verdict.WITHDRAWN)
			.filter((verdict) -> (verdict == Verdict.SEEN) ? item.findable() : item.read())
			.filter((verdict) -> verdict != Verdict.NOT_SAME || item.entryId() != null)
			.map((verdict) -> verdict + (ReviewDesk.needsReason(item, verdict) ? "!" : ""))
			.toList();
	}

	private DeskState.Row row(LedgerEntry entry, @Nullable ReconciledItem item, Locale locale) {
		return DeskState.Row.of(entry, say("finding.value.counting." + entry.counting(), locale), item,
				(item != null) ? say("desk.outcome." + item.outcome(), locale) : "");
	}

	/**
	 * Where the number on paper and the masked one part: the picture shows the one, and
	 * nothing but these places is told of the other.
	 */
	private String places(Reason reason, @Nullable SheetLine line, @Nullable Identity person, Locale locale) {
		SheetColumn column = NUMBERS.get(reason);
		if (column == null || line == null || person == null) {
			return "";
		}
		String read = line.cell(column).map(SheetCell::text).orElse("");
		NumberPlaces places = (column == SheetColumn.ID_NUMBER) ? NumberPlaces.id(read, person.idNumber())
				: NumberPlaces.phone(read, person.phone());
		if (places.read() == 0) {
			return "";
		}
		if (places.read() != places.expected()) {
			return say("desk.places.length", locale, places.read(), places.expected());
		}
		return places.places().isEmpty() ? "" : say("desk.places", locale,
				places.places().stream().map(String::valueOf).collect(Collectors.joining(", ")));
	}

	private Map<UUID, Identity> people(UUID sessionId, List<ReconciledItem> items) {
		if (items.stream().flatMap((item) -> item.reasons().stream()).noneMatch(NUMBERS::containsKey)) {
			return Map.of();
		}
		return this.identities.ofSession(sessionId)
			.stream()
			.collect(Collectors.toMap((identity) -> identity.entry().id(), (identity) -> identity));
	}

	private Map<String, SheetLine> lines(List<ReconciledItem> items) {
		List<UUID> records = items.stream()
			.filter(ReconciledItem::read)
			.map(ReconciledItem::recordId)
			.distinct()
			.toList();
		Map<String, SheetLine> lines = new HashMap<>();
		if (!records.isEmpty()) {
			this.sheets.pages(records)
				.forEach((record, pages) -> pages.forEach((page) -> page.lines()
					.forEach((line) -> lines.put(record + "/" + page.page() + "/" + line.number(), line))));
		}
		return lines;
	}

	private static String place(ReconciledItem item) {
		return item.recordId() + "/" + item.page() + "/" + item.line();
	}

	private static ReconciledItem graver(ReconciledItem one, ReconciledItem other) {
		return (other.open() && !one.open()) ? other : one;
	}

	private String say(String key, Locale locale, Object... arguments) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, arguments, key, locale), key);
	}

}
