package cn.juanzong.access.factor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeCodesTests {

	private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

	/** RFC 6238, appendix B, SHA-1. */
	@ParameterizedTest
	@CsvSource({ "59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924",
			"2000000000, 69279037", "20000000000, 65353130" })
	void codesAreThoseOfTheStandard(long seconds, String code) {
		Instant at = Instant.ofEpochSecond(seconds);
		assertThat(TimeCodes.code(SECRET, TimeCodes.step(at), 8)).isEqualTo(code);
		assertThat(TimeCodes.matching(SECRET, code.substring(2), at)).hasValue(seconds / 30);
	}

	@Test
	void clocksMayDifferByOneStep() {
		Instant now = Instant.ofEpochSecond(1_111_111_111);
		long step = TimeCodes.step(now);
		assertThat(TimeCodes.matching(SECRET, TimeCodes.code(SECRET, step - 1, 6), now)).hasValue(step - 1);
		assertThat(TimeCodes.matching(SECRET, TimeCodes.code(SECRET, step + 1, 6), now)).hasValue(step + 1);
		assertThat(TimeCodes.matching(SECRET, TimeCodes.code(SECRET, step - 2, 6), now)).isEmpty();
		assertThat(TimeCodes.matching(SECRET, "４２", now)).isEmpty();
	}

}
