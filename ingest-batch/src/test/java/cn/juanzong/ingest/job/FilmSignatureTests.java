package cn.juanzong.ingest.job;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FilmSignatureTests {

	@ParameterizedTest
	@ValueSource(strings = { "\0\0\0\u0018ftypmp42", "\0\0\0\u0018ftypqt  ", "\u001AE\u00DF\u00A3\0\0\0\0\0\0\0\0",
			"RIFF\0\0\0\0AVI ", "OggS\0\0\0\0\0\0\0\0", "\0\0\u0001\u00BA\0\0\0\0\0\0\0\0" })
	void filmsAreTold(String head) {
		assertThat(FilmSignature.matches(head.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\0\0\0\u0018ftypheic", "%PDF-1.7\n%\u00E2\u00E3", "PK\u0003\u0004........",
			"RIFF....WEBP", "plain words." })
	void everythingElseIsNot(String head) {
		assertThat(FilmSignature.matches(head.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
	}

	@Test
	void aFewBytesAreNoFilm() {
		assertThat(FilmSignature.matches(new byte[] { 0, 0, 1 })).isFalse();
	}

}
