package cn.juanzong.search;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.juanzong.search.QueryWords.Word;

import static org.assertj.core.api.Assertions.assertThat;

class QueryWordsTests {

	@Test
	void wordsAndPhrases() {
		assertThat(QueryWords.of(" 电商　培训 \"农村 电商\" “签到表” ＰＰＴ ").words()).containsExactly(new Word("电商", false),
				new Word("培训", false), new Word("农村 电商", true), new Word("签到表", true), new Word("PPT", false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\"", "\"\"", "（）", "AND", "*", "a:b OR (", "\\", "\u0000", "\uD800",
			"{\"query\":1}", "”“", "~^+-!" })
	void nothingBreaksIt(String typed) {
		assertThat(QueryWords.of(typed).words()).allMatch((word) -> !word.text().isBlank());
	}

	@Test
	void clearNumbersAreMasked() {
		assertThat(QueryWords.of("999999199001011234 13800005678").words())
			.isEqualTo(List.of(new Word("999999********1234", false), new Word("138****5678", false)));
	}

	@Test
	void onlyTheBeginningOfAnEndlessQueryCounts() {
		assertThat(QueryWords.of("电".repeat(5_000)).words().get(0).text()).hasSize(QueryWords.LONGEST);
		assertThat(QueryWords.of("电 ".repeat(90)).words()).hasSize(QueryWords.MOST);
	}

}
