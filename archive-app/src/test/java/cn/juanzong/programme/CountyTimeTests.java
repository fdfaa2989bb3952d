package cn.juanzong.programme;

import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountyTimeTests {

	@Test
	void momentsAreThoseOfTheCountyInAnyLanguage() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
			assertThat(CountyTime.minute(Instant.parse("2022-12-31T16:30:59Z"))).isEqualTo("2023-01-01 00:30");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
