package cn.juanzong.reconciliation.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.Facts;
import cn.juanzong.access.Scope;
import cn.juanzong.reconciliation.ReviewDesk.PageOfPaper;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The pages of paper as the desk shows them: straightened where that was possible. */
@Component
class PagesShown {

	private final Facts facts;

	private final ArchivalRecords records;

	private final MessageSource messages;

	PagesShown(Facts facts, ArchivalRecords records, MessageSource messages) {
		this.facts = facts;
		this.records = records;
		this.messages = messages;
	}

	/** The pages of which there is a picture, in reading order. */
	List<DeskState.PageShown> of(UUID sessionId, List<PageOfPaper> pages, Scope scope, Locale locale) {
		Map<UUID, String> names = this.records.ofSession(sessionId, scope)
			.stream()
			.collect(Collectors.toMap(ArchivalRecord::id, ArchivalRecord::displayName));
		return pages.stream()
			.filter((page) -> names.containsKey(page.recordId()))
			.flatMap((page) -> Stream.ofNullable(picture(page.recordId(), page.page()))
				.map((picture) -> shown(page, picture, names, locale)))
			.toList();
	}

	private DeskState.PageShown shown(PageOfPaper page, String picture, Map<UUID, String> names, Locale locale) {
		return new DeskState.PageShown(say("desk.check." + page.check(), locale), page.recordId(), page.page(),
				say("desk.page.label", locale, Objects.requireNonNull(names.get(page.recordId())),
						String.valueOf(page.page())),
				picture);
	}

	/** The address of a page's picture, if there is one. */
	@Nullable String picture(UUID recordId, int page) {
		if (this.facts.rendition(recordId, Rendition.Kind.SHEET, page).isPresent()) {
			return "/records/" + recordId + "/sheets/" + page;
		}
		return this.facts.rendition(recordId, Rendition.Kind.PAGE, page).isPresent()
				? "/records/" + recordId + "/pages/" + page : null;
	}

	private String say(String key, Locale locale, Object... arguments) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, arguments, key, locale), key);
	}

}
