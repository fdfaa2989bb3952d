package cn.juanzong.extraction.child;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What hangs is told from what waits for its turn. */
class WorkLimitTests {

	private final WorkLimit limit = new WorkLimit(Duration.ofSeconds(60));

	@Test
	void whatWorksAllTheTimeEndsAtTheLimit() {
		assertThat(this.limit.first()).isEqualTo(Duration.ofSeconds(60));
		assertThat(over(60, 60)).isTrue();
	}

	@Test
	void whatDoesNothingEndsAtTheLimit() {
		assertThat(over(60, 1)).isTrue();
	}

	@Test
	void whatWaitsForTheProcessorGoesOnUntilItHasWorkedForTheLimit() {
		assertThat(over(60, 6)).isFalse();
		assertThat(over(75, 8)).isFalse();
		assertThat(over(90, 40)).isFalse();
		assertThat(over(120, 61)).isTrue();
	}

	@Test
	void whatStopsWorkingAfterTheLimitEndsAtTheNextLook() {
		assertThat(over(60, 6)).isFalse();
		assertThat(over(75, 6)).isTrue();
	}

	@Test
	void whatWaitsAllTooLongEnds() {
		assertThat(over(345, 30)).isFalse();
		assertThat(over(360, 32)).isTrue();
	}

	private boolean over(long since, long worked) {
		return this.limit.over(Duration.ofSeconds(since), Duration.ofSeconds(worked));
	}

}
