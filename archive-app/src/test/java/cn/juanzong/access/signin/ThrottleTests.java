package cn.juanzong.access.signin;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottleTests {

	@Test
	void delaysGrowAndEnd() {
		Throttle throttle = Throttle.ACCOUNT_AT_ADDRESS;
		assertThat(throttle.delay(4)).isZero();
		assertThat(throttle.delay(5)).isEqualTo(Duration.ofSeconds(30));
		assertThat(throttle.delay(6)).isEqualTo(Duration.ofSeconds(60));
		assertThat(throttle.delay(8)).isEqualTo(Duration.ofMinutes(4));
		assertThat(throttle.delay(1000)).isEqualTo(Duration.ofHours(1));
	}

	@ParameterizedTest
	@EnumSource
	void noDelayIsForEver(Throttle throttle) {
		assertThat(throttle.delay(Integer.MAX_VALUE)).isLessThanOrEqualTo(Duration.ofHours(1))
			.isLessThan(Throttle.FORGOTTEN_AFTER);
	}

}
