package cn.juanzong.consistency.snapshot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.sheet.HeaderText;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.SheetPages;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;

import org.springframework.stereotype.Component;

/**
 * What the written materials of a session say (Art. 12): the text of notice and
 * timetable, and of sheets what stands around the table, each line with its label.
 */
@Component
class WrittenTexts {

	private static final Map<HeaderText.Kind, WrittenClaim.Field> HEADINGS = new EnumMap<>(
			Map.of(HeaderText.Kind.DATE, WrittenClaim.Field.DATE, HeaderText.Kind.COURSE, WrittenClaim.Field.COURSE,
					HeaderText.Kind.VENUE, WrittenClaim.Field.VENUE, HeaderText.Kind.INSTRUCTOR,
					WrittenClaim.Field.INSTRUCTOR, HeaderText.Kind.HOURS, WrittenClaim.Field.HOURS));

	/** A heading read badly accuses nobody. */
	private static final double READ_WELL = 0.9;

	private final Facts facts;

	private final SheetPages sheets;

	WrittenTexts(Facts facts, SheetPages sheets) {
		this.facts = facts;
		this.sheets = sheets;
	}

	Map<UUID, String> of(List<ArchivalRecord> records) {
		Map<UUID, String> texts = new HashMap<>();
		List<UUID> tabular = new ArrayList<>();
		for (ArchivalRecord record : records) {
			if (record.kind() == MaterialKind.NOTICE || record.kind() == MaterialKind.TIMETABLE) {
				texts.put(record.id(),
						this.facts.pages(record.id()).stream().map(Page::text).collect(Collectors.joining("\n")));
			}
			else if (record.kind().tabular()) {
				tabular.add(record.id());
			}
		}
		if (!tabular.isEmpty()) {
			this.sheets.pages(tabular)
				.forEach((id, pages) -> texts.put(id,
						pages.stream()
							.flatMap((page) -> page.texts().stream())
							.filter((text) -> HEADINGS.containsKey(text.kind()) && text.confidence() >= READ_WELL)
							.map((text) -> Objects.requireNonNull(HEADINGS.get(text.kind()))
								.labelled(PersonalNumbers.redact(text.text())))
							.distinct()
							.collect(Collectors.joining("\n"))));
		}
		return texts;
	}

}
