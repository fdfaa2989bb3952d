package cn.juanzong.reconciliation.desk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.ingest.SheetPages;
import cn.juanzong.ledger.LedgerIdentities;
import cn.juanzong.ledger.LedgerIdentities.Identity;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.LineDecision;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.Reason;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.ReviewDesk;
import cn.juanzong.reconciliation.Spot;
import cn.juanzong.reconciliation.Verdict;
import cn.juanzong.reconciliation.agreement.NumberPlaces;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The lines of paper as the desk shows them: open ones to decide, settled ones to see.
 */
@Component
class LinesShown {

	private static final Map<Reason, SheetColumn> NUMBERS = Map.of(Reason.ID_DIFFERS, SheetColumn.ID_NUMBER,
			Reason.ID_UNCLEAR, SheetColumn.ID_NUMBER, Reason.PHONE_DIFFERS, SheetColumn.PHONE, Reason.PHONE_UNCLEAR,
			SheetColumn.PHONE);

	private final LedgerIdentities identities;

	private final SheetPages sheets;

	private final PagesShown pages;

	private final Sessions sessions;

	private final MessageSource messages;

	LinesShown(LedgerIdentities identities, SheetPages sheets, PagesShown pages, Sessions sessions,
			MessageSource messages) {
		this.identities = identities;
		this.sheets = sheets;
		this.pages = pages;
		this.sessions = sessions;
		this.messages = messages;
	}

	/**
	 * Lines in reading order.
	 * @param sessionId the session
	 * @param items what became of them
	 * @param decisions all of the session
	 * @param reader who looks
	 * @param locale the reader's language
	 * @return the lines, as many as there are items
	 */
	List<DeskState.Item> of(UUID sessionId, List<ReconciledItem> items, List<LineDecision> decisions, ActingUser reader,
			Locale locale) {
		Map<String, SheetLine> lines = lines(items);
		Map<UUID, Identity> people = people(sessionId, items);
		Map<String, @Nullable String> pictures = new HashMap<>();
		Map<UUID, Optional<TrainingSession>> others = new HashMap<>();
		return items.stream().map((item) -> {
			SheetLine line = lines.get(place(item));
			Identity person = (item.entryId() != null) ? people.get(item.entryId()) : null;
			boolean onPage = item.line() != null;
			return new DeskState.Item(item.key(), item.fingerprint(), item.outcome().colour(),
					say("desk.outcome." + item.outcome(), locale), say("desk.check." + item.check(), locale),
					item.reasons()
						.stream()
						.map((each) -> say("desk.reason." + each, locale) + places(each, line, person, locale))
						.toList(),
					item.notices().stream().map((each) -> say("desk.notice." + each, locale)).toList(),
					todo(item, reader, locale),
					onPage ? pictures.computeIfAbsent(item.recordId() + "/" + item.page(),
							(page) -> this.pages.picture(Objects.requireNonNull(item.recordId()),
									Objects.requireNonNull(item.page())))
							: null,
					box(item, line, decisions), reader.may(Permission.JUDGE_FINDINGS) ? verdicts(item) : List.of(),
					item.entryId(), item.row(), item.recordId(), item.page(), item.line(),
					elsewhere(item, others, reader, locale));
		}).toList();
	}

	private @Nullable String todo(ReconciledItem item, ActingUser reader, Locale locale) {
		if (!item.open()) {
			return null;
		}
		return say(reader.may(Permission.JUDGE_FINDINGS) ? "desk.todo." + item.outcome() : "desk.todo", locale);
	}

	/** Where the line stands, or where somebody saw it. */
	private static @Nullable List<Double> box(ReconciledItem item, @Nullable SheetLine line,
			List<LineDecision> decisions) {
		if (line != null) {
			return List.of(line.box().left(), line.box().top(), line.box().right(), line.box().bottom());
		}
		return decisions.stream()
			.filter((each) -> item.verdict() == Verdict.SEEN && each.spot() != null
					&& each.recordId().equals(item.recordId()) && Objects.equals(each.personKey(), item.personKey()))
			.map(LineDecision::spot)
			.filter((spot) -> spot != null && Objects.equals(spot.page(), item.page()))
			.map((Spot spot) -> List.of(0.0, spot.top(), 1.0, spot.bottom()))
			.reduce((earlier, later) -> later)
			.orElse(null);
	}

	/** In which session a repeat counts, as far as the reader may know. */
	private DeskState.@Nullable Elsewhere elsewhere(ReconciledItem item, Map<UUID, Optional<TrainingSession>> others,
			ActingUser reader, Locale locale) {
		if (item.repeatOf() == null) {
			return null;
		}
		return others.computeIfAbsent(item.repeatOf(), (id) -> this.sessions.find(id, reader.scope()))
			.map((session) -> new DeskState.Elsewhere(session.id(),
					say("desk.elsewhere", locale, String.valueOf(session.number()), session.title())))
			.orElseGet(() -> new DeskState.Elsewhere(null, say("desk.elsewhere.foreign", locale)));
	}

	private static List<String> verdicts(ReconciledItem item) {
		if (item.outcome() == Outcome.COUNTED_BUT_EXCLUDED || !item.open()) {
			return List.of();
		}
		return Arrays.stream(Verdict.values())
			.filter((verdict) -> verdict != Verdict.WITHDRAWN)
			.filter((verdict) -> (verdict == Verdict.SEEN) ? item.findable() : item.read())
			.filter((verdict) -> verdict != Verdict.NOT_SAME || item.entryId() != null)
			.map((verdict) -> verdict + (ReviewDesk.needsReason(item, verdict) ? "!" : ""))
			.toList();
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

	private String say(String key, Locale locale, Object... arguments) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, arguments, key, locale), key);
	}

}
