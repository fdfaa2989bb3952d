package cn.juanzong.records.view;

import java.util.Locale;
import java.util.ResourceBundle;

import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What was read is shown in words. */
class StatedFactTests {

	@ParameterizedTest
	@EnumSource(Reason.class)
	void whyAPageWasNotReadIsSaidInWords(Reason reason) {
		String words = StatedFact.of(new Fact(Fact.UNREAD_PAGE, reason.name(), 1, null, 1, "reader")).words();
		assertThat(ResourceBundle.getBundle("messages/ingest", Locale.ROOT).getString(words)).isNotBlank();
		assertThat(ResourceBundle.getBundle("messages/ingest", Locale.ENGLISH).getString(words)).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TIMED_OUT", "12" })
	void otherFactsAreSaidAsTheirNamesAsk(String value) {
		assertThat(StatedFact.of(new Fact("title", value, 1, null, 1, "reader")).words()).isEqualTo("fact.title.said");
	}

}
