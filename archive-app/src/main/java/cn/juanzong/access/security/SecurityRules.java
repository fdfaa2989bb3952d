package cn.juanzong.access.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.security.ConfiguredRules.SecondFactor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The rules in force: what was decided, or what the configuration demands where that is
 * stricter. Asked at every request, so they are read again after some seconds only; in
 * the process that changed them at once.
 */
@Repository
public class SecurityRules {

	private static final Duration FRESH = Duration.ofSeconds(3);

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final Map<SecurityRule, Integer> configured = new EnumMap<>(SecurityRule.class);

	private volatile @Nullable Known known;

	public SecurityRules(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock, ConfiguredRules configuration,
			@Value("${spring.session.timeout:1h}") Duration idle) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
		this.configured.put(SecurityRule.SECOND_FACTOR,
				(configuration.secondFactor() == SecondFactor.REQUIRED) ? 1 : 0);
		this.configured.put(SecurityRule.IDLE_MINUTES, Math.toIntExact(Math.max(1, idle.toMinutes())));
		this.configured.put(SecurityRule.LONGEST_HOURS,
				Math.toIntExact(Math.max(1, configuration.longest().toHours())));
		this.configured.put(SecurityRule.PASSWORD_SHORTEST, SecurityRule.PASSWORD_SHORTEST.least());
	}

	/** Whether somebody in this role needs a second factor. */
	public boolean secondFactorRequired(Role role) {
		return role != Role.ARCHIVIST && value(SecurityRule.SECOND_FACTOR) > 0;
	}

	/** After how long without a request somebody signs in again. */
	public Duration idle() {
		return Duration.ofMinutes(value(SecurityRule.IDLE_MINUTES));
	}

	/** After how long everybody signs in again. */
	public Duration longest() {
		return Duration.ofHours(value(SecurityRule.LONGEST_HOURS));
	}

	/** The fewest characters of a new password. */
	public int shortestPassword() {
		return value(SecurityRule.PASSWORD_SHORTEST);
	}

	/** All rules, as they are in force. */
	List<InForce> all() {
		Map<SecurityRule, Decided> decided = decided();
		return Arrays.stream(SecurityRule.values()).map((rule) -> inForce(rule, decided.get(rule))).toList();
	}

	/**
	 * Decides a rule.
	 * @param rule the rule
	 * @param value what it shall be
	 * @param by who decides
	 * @return whether the product and the configuration allow it
	 */
	@PreAuthorize("hasAuthority('MANAGE_SECURITY')")
	@Transactional
	public boolean change(SecurityRule rule, int value, ActingUser by) {
		InForce before = inForce(rule, decided().get(rule));
		if (value < rule.least() || value > rule.most() || rule.stricter(value, before.configured()) != value) {
			return false;
		}
		if (value != before.value()) {
			this.jdbc.sql("""
					insert into security_rule (rule, value, set_by, set_at) values (?, ?, ?, ?)
					on conflict (rule) do update set value = excluded.value, set_by = excluded.set_by,
					set_at = excluded.set_at""")
				.params(rule.name(), value, by.displayName(), this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
			if (rule == SecurityRule.IDLE_MINUTES) {
				holdForSessionsAtRest(Duration.ofMinutes(value));
			}
			this.events.publishEvent(new SecurityRuleChanged(rule, before.value(), value));
		}
		return true;
	}

	/**
	 * Those in use learn it with their next request; the others have none to learn it by.
	 */
	private void holdForSessionsAtRest(Duration idle) {
		this.jdbc.sql("""
				update spring_session set max_inactive_interval = :seconds,
				expiry_time = last_access_time + :seconds * 1000::bigint where max_inactive_interval > :seconds""")
			.param("seconds", idle.toSeconds())
			.update();
	}

	@TransactionalEventListener
	void on(SecurityRuleChanged event) {
		this.known = null;
	}

	private int value(SecurityRule rule) {
		Known known = this.known;
		if (known == null || known.until().isBefore(this.clock.instant())) {
			known = new Known(decided(), this.clock.instant().plus(FRESH));
			this.known = known;
		}
		return inForce(rule, known.decided().get(rule)).value();
	}

	private InForce inForce(SecurityRule rule, @Nullable Decided decided) {
		int configured = this.configured.getOrDefault(rule, rule.least());
		return (decided != null) ? new InForce(rule, rule.stricter(decided.value(), configured), configured,
				decided.setBy(), decided.setAt()) : new InForce(rule, configured, configured, null, null);
	}

	private Map<SecurityRule, Decided> decided() {
		Map<SecurityRule, Decided> decided = new EnumMap<>(SecurityRule.class);
		this.jdbc.sql("select * from security_rule").query((row) -> {
			decided.put(SecurityRule.valueOf(row.getString("rule")),
					new Decided(row.getInt("value"), row.getString("set_by"), row.getTimestamp("set_at").toInstant()));
		});
		return decided;
	}

	/**
	 * A rule in force.
	 *
	 * @param rule the rule
	 * @param value its value
	 * @param configured what the installation demands at least
	 * @param setBy who decided it, or {@code null} if nobody has
	 * @param setAt when
	 */
	record InForce(SecurityRule rule, int value, int configured, @Nullable String setBy, @Nullable Instant setAt) {

		/** The smallest value to choose. */
		public int from() {
			return (this.rule.stricter(0, 1) == 1) ? this.configured : this.rule.least();
		}

		/** The largest value to choose. */
		public int to() {
			return (this.rule.stricter(0, 1) == 1) ? this.rule.most() : Math.min(this.rule.most(), this.configured);
		}

		/** Whether the configuration leaves nothing to decide. */
		public boolean fixed() {
			return from() >= to();
		}

	}

	private record Decided(int value, String setBy, Instant setAt) {

	}

	private record Known(Map<SecurityRule, Decided> decided, Instant until) {

	}

}
