package cn.juanzong.audit;

import java.time.Instant;
import java.util.Locale;

import cn.juanzong.audit.DetailWords.Line;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class DetailWordsTests {

	private final DetailWords words = new DetailWords(messages());

	@Test
	void aChangeIsSaidByWhatDiffers() {
		AuditEntry entry = entry("""
				{"before":{"title":"一","venue":"甲"},"after":{"title":"二","venue":"甲"}}""");
		assertThat(this.words.lines(entry, Locale.CHINA)).containsExactly(new Line("标题", "一", "二"));
	}

	@Test
	void codesAreSaidInTheLanguageOfTheReader() {
		AuditEntry entry = entry("""
				{"ambiguity":"A4","before":"PROJECT","after":"YEAR"}""");
		assertThat(this.words.lines(entry, Locale.CHINA)).containsExactly(new Line("口径值", "同一项目（合同期）内", "同一年度内"),
				new Line("口径", null, "A4"));
		assertThat(this.words.lines(entry("{\"kind\":\"NOTICE\"}"), Locale.ENGLISH))
			.containsExactly(new Line("Kind", null, "Training notice"));
	}

	@Test
	void momentsAreInCountyTimeAndStepsOfCountingAreCounted() {
		AuditEntry entry = entry(
				"""
						{"cause":"setting.changed age.minInclusive","changes":{"COUNTED>AGE_OVER":2},"until":"2026-01-31T16:00:00Z"}""");
		assertThat(this.words.lines(entry, Locale.CHINA)).containsExactly(new Line("起因", null, "修改口径 age.minInclusive"),
				new Line("变化（行）", null, "计入 → 超龄，不计: 2"), new Line("有效至", null, "2026-02-01 00:00:00"));
	}

	@Test
	void whatHasNoWordIsShownAsItWasKept() {
		assertThat(this.words.lines(entry("{\"odd\":\"ODD\",\"reason\":\"\"}"), Locale.CHINA))
			.containsExactly(new Line("odd", null, "ODD"), new Line("理由", null, "无"));
	}

	private static AuditEntry entry(String detail) {
		return new AuditEntry(1, Instant.EPOCH, null, "system", "SYSTEM", "a.b", "a", "1", null,
				CanonicalJson.of(detail), null, null, AuditEntry.FORM, EntryHash.NONE, EntryHash.NONE);
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasenames("messages/audit", "messages/ledger", "messages/programme", "messages/records");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
