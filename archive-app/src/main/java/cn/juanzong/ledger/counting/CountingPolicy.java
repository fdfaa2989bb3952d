package cn.juanzong.ledger.counting;

import java.time.LocalDate;

import cn.juanzong.ledger.person.AgeRule;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;

/**
 * The judgement calls that counting depends on, as in force now.
 *
 * @param minAge the lowest age that counts in PUBLICITY and BASIC (A1)
 * @param ageOnLastDay whether age is measured on the last day (A2)
 * @param scope within what a person counts once per course (A4)
 * @param yearOfFirstDay whether the first day decides the year of a session (A5)
 * @param effectiveFrom first start day of sessions under the measure (A19, R18-1)
 */
public record CountingPolicy(int minAge, boolean ageOnLastDay, Scope scope, boolean yearOfFirstDay,
		LocalDate effectiveFrom) {

	public static CountingPolicy of(Settings settings) {
		return new CountingPolicy(settings.number(SettingKey.AGE_MIN_INCLUSIVE),
				"SESSION_END".equals(settings.value(SettingKey.AGE_AS_OF)),
				Scope.valueOf(settings.value(SettingKey.DEDUPE_SCOPE)),
				"SESSION_START".equals(settings.value(SettingKey.LEDGER_YEAR_BY)),
				settings.day(SettingKey.RULESET_EFFECTIVE_FROM));
	}

	/** Whether a change of the setting means counting again. */
	static boolean dependsOn(SettingKey key) {
		return switch (key) {
			case AGE_MIN_INCLUSIVE, AGE_AS_OF, DEDUPE_SCOPE, LEDGER_YEAR_BY, RULESET_EFFECTIVE_FROM -> true;
			default -> false;
		};
	}

	AgeRule ages(TrainingClass trainingClass) {
		return AgeRule.of(trainingClass, this.minAge);
	}

	public AgeDecision decide(LocalDate birth, TrainingSession session) {
		AgeRule rule = ages(session.course().trainingClass());
		LocalDate on = this.ageOnLastDay ? session.endsOn() : session.startsOn();
		return new AgeDecision(rule.outcome(birth, on),
				rule.notices(birth, on, session.startsOn(), session.endsOn())
					.stream()
					.map(Enum::name)
					.reduce((one, other) -> one + "," + other)
					.orElse(""));
	}

	/** What "several times" (多次) is reckoned within. */
	public enum Scope {

		PROJECT, YEAR, ALL_TIME

	}

	/**
	 * A decision about the age of one line.
	 *
	 * @param outcome where the age lies
	 * @param notices codes joined by commas
	 */
	public record AgeDecision(AgeRule.Outcome outcome, String notices) {

		public Counting counting() {
			return switch (this.outcome) {
				case IN_RANGE -> Counting.COUNTED;
				case UNDER -> Counting.AGE_UNDER;
				case OVER -> Counting.AGE_OVER;
			};
		}

	}

}
