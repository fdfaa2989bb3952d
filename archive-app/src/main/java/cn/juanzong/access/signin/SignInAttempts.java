package cn.juanzong.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts, in the database and so over all web processes. An attempt counts as
 * failed from the moment it begins, so that many at the same time win nothing. Every
 * delay ends by itself, what is tried meanwhile does not make it longer, and nobody can
 * keep an account's owner out at an address from which it has signed in before.
 */
@Repository
class SignInAttempts {

	private static final Duration FAMILIAR_FOR = Duration.ofDays(90);

	private final JdbcClient jdbc;

	private final Clock clock;

	SignInAttempts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Begins an attempt.
	 * @param throttle what it counts for
	 * @param key who or where
	 * @return how long to wait, or empty if the attempt may go on
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	Optional<Duration> begin(Throttle throttle, String key) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		// one statement: between two, somebody else's success may remove the row
		Attempts before = this.jdbc.sql("""
				insert into sign_in_attempts (attempts_key, failures, last_at) values (?, 0, ?)
				on conflict (attempts_key) do update set failures = sign_in_attempts.failures
				returning failures, last_at""")
			.params(key, now.atOffset(ZoneOffset.UTC))
			.query((row, n) -> new Attempts(row.getInt("failures"), row.getTimestamp("last_at").toInstant()))
			.single();
		boolean forgotten = before.lastAt.plus(Throttle.FORGOTTEN_AFTER).isBefore(now);
		Duration delay = throttle.delay(before.failures);
		Instant free = before.lastAt.plus(delay);
		// without a delay, an attempt at the same moment may be noted as the later one
		if (!forgotten && !delay.isZero() && now.isBefore(free)) {
			return Optional.of(Duration.between(now, free));
		}
		this.jdbc.sql("update sign_in_attempts set failures = ?, last_at = ? where attempts_key = ?")
			.params(forgotten ? 1 : before.failures + 1, now.atOffset(ZoneOffset.UTC), key)
			.update();
		return Optional.empty();
	}

	/** The attempt succeeded: all failures before it are forgiven. */
	void forgive(String key) {
		this.jdbc.sql("delete from sign_in_attempts where attempts_key = ?").param(key).update();
	}

	/** The attempt succeeded, or never took place: it does not count. */
	void uncount(String key) {
		this.jdbc.sql("update sign_in_attempts set failures = greatest(failures - 1, 0) where attempts_key = ?")
			.param(key)
			.update();
	}

	boolean familiar(UUID userId, String address) {
		return this.jdbc
			.sql("select count(*) from familiar_address where user_id = ? and address = ? and last_seen > ?")
			.params(userId, address, this.clock.instant().minus(FAMILIAR_FOR).atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single() > 0;
	}

	@Transactional
	void succeeded(UUID userId, String address) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				insert into familiar_address (user_id, address, last_seen) values (?, ?, ?)
				on conflict (user_id, address) do update set last_seen = excluded.last_seen""")
			.params(userId, address, now.atOffset(ZoneOffset.UTC))
			.update();
		this.jdbc.sql("delete from sign_in_attempts where last_at < ?")
			.param(now.minus(Throttle.FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
			.update();
	}

	private record Attempts(int failures, Instant lastAt) {

	}

}
