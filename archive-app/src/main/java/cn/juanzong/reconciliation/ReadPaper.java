package cn.juanzong.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.juanzong.access.Scope;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetBundle;
import cn.juanzong.extraction.sheet.SheetBundle.Located;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.ingest.SheetPages;
import cn.juanzong.ledger.person.PersonName;
import cn.juanzong.reconciliation.agreement.PaperCell;
import cn.juanzong.reconciliation.agreement.PaperField;
import cn.juanzong.reconciliation.agreement.PaperLine;
import cn.juanzong.reconciliation.agreement.Sitting;
import cn.juanzong.reconciliation.agreement.Sitting.PaperPage;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** What was read from the paper of a session, sorted by half-days. */
@Component
class ReadPaper {

	private static final Map<SheetColumn, PaperField> FIELDS = Map.of(SheetColumn.NAME, PaperField.NAME,
			SheetColumn.ID_NUMBER, PaperField.ID_NUMBER, SheetColumn.PHONE, PaperField.PHONE, SheetColumn.SIGNATURE,
			PaperField.SIGNATURE, SheetColumn.REMARK, PaperField.REMARK);

	/** As long as a number of a person, or most of one. */
	private static final Pattern LONG = Pattern.compile("\\d{9}");

	private final ArchivalRecords records;

	private final SheetPages sheets;

	private final Facts facts;

	ReadPaper(ArchivalRecords records, SheetPages sheets, Facts facts) {
		this.records = records;
		this.sheets = sheets;
		this.facts = facts;
	}

	/**
	 * Lets nothing else be read of the paper of a session until the transaction ends.
	 */
	void hold(UUID sessionId) {
		this.sheets.hold(tabular(sessionId));
	}

	/** Keeps the sheets and the paper ledger of a session as they were read. */
	void relyOn(UUID sessionId) {
		this.sheets.relyOn(tabular(sessionId));
	}

	private List<UUID> tabular(UUID sessionId) {
		return this.records.ofSession(sessionId, Scope.EVERYTHING)
			.stream()
			.filter((record) -> record.kind().tabular())
			.map(ArchivalRecord::id)
			.toList();
	}

	/** The sheets and the paper ledger of a session. */
	Found of(UUID sessionId) {
		Map<UUID, ArchivalRecord> tabular = this.records.ofSession(sessionId, Scope.EVERYTHING)
			.stream()
			.filter((record) -> record.kind().tabular())
			.collect(Collectors.toMap(ArchivalRecord::id, (record) -> record));
		Map<UUID, IngestState> states = this.facts.states(tabular.keySet());
		boolean reading = tabular.keySet()
			.stream()
			.anyMatch((id) -> !states.containsKey(id) || states.get(id).stage().compareTo(IngestState.Stage.INDEX) < 0);
		Map<UUID, List<SheetPage>> pages = this.sheets.pages(tabular.keySet());
		List<Sitting> sittings = sittings(tabular, pages);
		tabular.values()
			.stream()
			.sorted(Comparator.comparing(ArchivalRecord::id))
			.forEach((record) -> addUnread(record,
					unread(record, states.get(record.id()), pages.getOrDefault(record.id(), List.of())), sittings));
		return new Found(reading, sittings);
	}

	/** Pages that can be looked at although no table was found on them. */
	private static List<PaperPage> unread(ArchivalRecord record, @Nullable IngestState state, List<SheetPage> read) {
		if (state == null || state.stage() != IngestState.Stage.INGESTED) {
			return List.of();
		}
		Set<Integer> known = read.stream().map(SheetPage::page).collect(Collectors.toSet());
		return IntStream.rangeClosed(1, state.pagesRendered())
			.filter((page) -> !known.contains(page))
			.mapToObj((page) -> new PaperPage(record.id(), page, evidence(record, page), List.of()))
			.toList();
	}

	/**
	 * Unread pages go with the read ones of their record; without such they may be
	 * another half-day.
	 */
	private static void addUnread(ArchivalRecord record, List<PaperPage> unread, List<Sitting> sittings) {
		if (unread.isEmpty()) {
			return;
		}
		for (int i = sittings.size() - 1; i >= 0; i--) {
			Sitting sitting = sittings.get(i);
			if (sitting.pages().stream().anyMatch((page) -> page.recordId().equals(record.id()))) {
				sittings.set(i, sitting.with(unread));
				return;
			}
		}
		for (Check check : Check.values()) {
			if (check.kind() == record.kind()) {
				sittings.add(new Sitting(check, unread, List.of()));
			}
		}
	}

	private static String evidence(ArchivalRecord record, int page) {
		return Digests.of(record.sha256(), page);
	}

	/**
	 * Sorts pages by half-days.
	 * @param records the records, by id
	 * @param pages what was read of them
	 * @return the sheets, then the paper ledger
	 */
	static List<Sitting> sittings(Map<UUID, ArchivalRecord> records, Map<UUID, List<SheetPage>> pages) {
		List<Sitting> sittings = new ArrayList<>();
		for (Check check : Check.values()) {
			List<Located> located = new ArrayList<>();
			pages.forEach((id, each) -> {
				if (record(records, id).kind() == check.kind()) {
					each.forEach((page) -> located.add(new Located(id, page)));
				}
			});
			for (SheetBundle.Sheet sheet : SheetBundle.of(located).sheets()) {
				split(check, sheet, records, sittings);
			}
		}
		return sittings;
	}

	/**
	 * Pages that name the same people again are the sheet of another half-day, whatever
	 * they say or do not say of it.
	 */
	private static void split(Check check, SheetBundle.Sheet sheet, Map<UUID, ArchivalRecord> records,
			List<Sitting> sittings) {
		List<List<PaperPage>> parts = new ArrayList<>();
		Set<String> named = new HashSet<>();
		for (Located located : sheet.pages()) {
			PaperPage page = page(located, record(records, located.objectId()));
			List<String> names = names(page);
			long again = names.stream().filter(named::contains).count();
			if (parts.isEmpty() || 2 * again > names.size()) {
				parts.add(new ArrayList<>());
				named.clear();
			}
			parts.get(parts.size() - 1).add(page);
			named.addAll(names);
		}
		for (List<PaperPage> part : parts) {
			sittings.add(new Sitting(check, part, (parts.size() == 1) ? sheet.missing() : List.of()));
		}
	}

	private static List<String> names(PaperPage page) {
		return page.lines()
			.stream()
			.map((line) -> line.cells().get(PaperField.NAME))
			.filter((cell) -> cell != null && !cell.blank())
			.map((cell) -> PersonName.key(cell.text()))
			.distinct()
			.toList();
	}

	private static PaperPage page(Located located, ArchivalRecord record) {
		SheetPage page = located.page();
		return new PaperPage(record.id(), page.page(), evidence(record, page.page()),
				page.filledLines().stream().map((line) -> line(line, page, record)).toList());
	}

	private static PaperLine line(SheetLine line, SheetPage page, ArchivalRecord record) {
		Map<PaperField, PaperCell> cells = new EnumMap<>(PaperField.class);
		StringBuilder seen = new StringBuilder();
		int signatures = 0;
		for (SheetCell cell : line.cells()) {
			seen.append(cell.column())
				.append(cell.text())
				.append(Long.toHexString(cell.imageHash()))
				.append(cell.inked())
				.append('\n');
			PaperField field = strays(cell, page) ? PaperField.STRAY_NUMBER : FIELDS.get(cell.column());
			if (field != null) {
				PaperCell one = new PaperCell(cell.text(), cell.confidence(), cell.inked(), support(cell.lattice()),
						cell.lattice().looks());
				cells.merge(field, one, (before, now) -> before.inked() ? before : now);
			}
			signatures += (cell.column() == SheetColumn.SIGNATURE && cell.inked()) ? 1 : 0;
		}
		return new PaperLine(new PaperLine.Place(record.id(), page.page(), line.number()),
				Digests.of(record.sha256(), page.page(), line.number(), seen), cells, signatures);
	}

	/**
	 * Whether a number of a person was read where none belongs: before the names, or, of
	 * a sheet without a column for ID numbers, anywhere, also among remarks.
	 */
	private static boolean strays(SheetCell cell, SheetPage page) {
		return (!FIELDS.containsKey(cell.column()) || cell.column() == SheetColumn.REMARK)
				&& LONG.matcher(cell.text().replaceAll("\\s", "")).find()
				&& (cell.column() == SheetColumn.ORDINAL || !page.columns().contains(SheetColumn.ID_NUMBER));
	}

	/**
	 * What a cell supports; each text is counted once, however often it is asked for: a
	 * line is held against everybody in the ledger.
	 */
	private static ToDoubleFunction<String> support(Lattice lattice) {
		Map<String, Double> counted = new HashMap<>();
		return (expected) -> counted.computeIfAbsent(expected, (text) -> support(lattice, text));
	}

	/** The X at the end of an ID number may have been read as a small one. */
	private static double support(Lattice lattice, String expected) {
		double support = lattice.logProbability(expected);
		return expected.endsWith("X") ? Math.max(support, lattice.logProbability(expected.toLowerCase(Locale.ROOT)))
				: support;
	}

	private static ArchivalRecord record(Map<UUID, ArchivalRecord> records, UUID id) {
		return Objects.requireNonNull(records.get(id));
	}

	/**
	 * What was found.
	 *
	 * @param reading whether some paper is still to be read
	 * @param sittings the sheets by half-day, and the paper ledger
	 */
	record Found(boolean reading, List<Sitting> sittings) {

	}

}
