package cn.juanzong.access.signin;

import java.time.Duration;

/**
 * How many attempts are free, and how the delay after each further failure grows. All of
 * them are forgotten after a day without attempts.
 */
enum Throttle {

	/** One account from one address. */
	ACCOUNT_AT_ADDRESS(5, Duration.ofHours(1)),
	/** One account from addresses it has never signed in from. */
	ACCOUNT_ELSEWHERE(20, Duration.ofMinutes(15)),
	/** Any account from one address; a whole office may share it. */
	ADDRESS(100, Duration.ofHours(1)),
	/** Second factor of one account; only who knows the password gets here. */
	SECOND_FACTOR(5, Duration.ofHours(1)),
	/** The password asked again of somebody who is signed in. */
	CONFIRMATION(5, Duration.ofHours(1));

	static final Duration FIRST_DELAY = Duration.ofSeconds(30);

	static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

	private final int free;

	private final Duration longest;

	Throttle(int free, Duration longest) {
		this.free = free;
		this.longest = longest;
	}

	/** How long after the last of so many failures nobody may try again. */
	Duration delay(int failures) {
		if (failures < this.free) {
			return Duration.ZERO;
		}
		Duration delay = FIRST_DELAY;
		for (int i = this.free; i < failures && delay.compareTo(this.longest) < 0; i++) {
			delay = delay.multipliedBy(2);
		}
		return (delay.compareTo(this.longest) < 0) ? delay : this.longest;
	}

	String key(String... parts) {
		return name() + ' ' + String.join(" ", parts);
	}

}
