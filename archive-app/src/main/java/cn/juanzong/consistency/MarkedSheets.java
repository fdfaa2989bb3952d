package cn.juanzong.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.access.Scope;
import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.SheetPages;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;

import org.springframework.stereotype.Component;

/**
 * The pages of a finding about two sheets (F9), side by side with the lines marked, as
 * far as the reader may see them.
 */
@Component
public class MarkedSheets {

	private final ArchivalRecords records;

	private final SheetPages sheets;

	MarkedSheets(ArchivalRecords records, SheetPages sheets) {
		this.records = records;
		this.sheets = sheets;
	}

	/**
	 * Marks pages.
	 * @param finding any finding
	 * @param scope whose records the reader may see
	 * @return its pages, the one of the finding's own session first; none if it is not
	 * about sheets
	 */
	public List<MarkedSheet> of(Finding finding, Scope scope) {
		if (finding.code() != RuleCode.SHEET_REUSED) {
			return List.of();
		}
		String[] places = finding.subject().split("/");
		Map<UUID, ArchivalRecord> visible = this.records.findAll(finding.records());
		Map<UUID, List<SheetPage>> pages = this.sheets.pages(finding.records());
		List<MarkedSheet> marked = new ArrayList<>();
		for (int i = 0; i < places.length; i += 2) {
			UUID id = UUID.fromString(places[i]);
			int number = Integer.parseInt(places[i + 1]);
			String listed = finding.facts().get((i == 0) ? "sheetLines" : "otherLines");
			ArchivalRecord record = visible.get(id);
			if (record != null && scope.allows(record.organizerId())) {
				pages.getOrDefault(id, List.of())
					.stream()
					.filter((page) -> page.page() == number)
					.map((page) -> new MarkedSheet(record, number, page.width(), page.height(),
							boxes(page, lines(listed))))
					.forEach(marked::add);
			}
		}
		return marked;
	}

	private static Set<Integer> lines(@org.jspecify.annotations.Nullable String listed) {
		return Stream.of(Objects.requireNonNullElse(listed, "").split(", "))
			.filter((each) -> !each.isEmpty())
			.map(Integer::valueOf)
			.collect(Collectors.toSet());
	}

	private static List<Box> boxes(SheetPage page, Set<Integer> lines) {
		return page.lines()
			.stream()
			.filter((line) -> lines.contains(line.number()))
			.map(SheetLine::box)
			.map((box) -> new Box(box.left() * page.width(), box.top() * page.height(), box.right() * page.width(),
					box.bottom() * page.height()))
			.toList();
	}

	/**
	 * A page with lines marked.
	 *
	 * @param record the sheet
	 * @param page the page of it
	 * @param width of the straightened page in pixels
	 * @param height of the straightened page in pixels
	 * @param boxes the lines, in pixels
	 */
	public record MarkedSheet(ArchivalRecord record, int page, int width, int height, List<Box> boxes) {

	}

}
