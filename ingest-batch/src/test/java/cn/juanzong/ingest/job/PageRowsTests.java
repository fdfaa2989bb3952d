package cn.juanzong.ingest.job;

import java.util.List;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.Word;
import cn.juanzong.ingest.StoredWords;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageRowsTests {

	@Test
	void whatTheDatabaseCannotHoldIsLeftOut() {
		assertThat(PageRows.clean("签\u0000到\uD800表\uD83D\uDE00")).isEqualTo("签到表\uD83D\uDE00");
		assertThat(PageRows.clean("签到表")).isEqualTo("签到表");
	}

	@Test
	void wordsSurviveTheirColumn() {
		List<Word> words = List.of(new Word("张\"三", new Box(0.1, 0.2, 0.3, 0.4), 0.97));
		assertThat(StoredWords.read(StoredWords.write(words))).isEqualTo(words);
		assertThat(StoredWords.read("[]")).isEmpty();
	}

}
