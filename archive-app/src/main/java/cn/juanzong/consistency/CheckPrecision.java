package cn.juanzong.consistency;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.juanzong.consistency.RecordedFinding.Disposition;
import cn.juanzong.scope.DataScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How often the checks of authenticity are right, counted from what inspectors decided
 * (requirements 3, section 5.4). A check that is wrong more often than right falls silent
 * by itself: its findings are still kept, and shown to whoever asks for that check, but
 * nobody is sent there. It speaks again as soon as decisions speak for it.
 */
@Repository
public class CheckPrecision {

	/** Fewer decisions say nothing about a check. */
	public static final int CASES = 50;

	/** Below this a check falls silent, in percent. */
	public static final int LEAST_PERCENT = 50;

	/** All contractors' findings count, whoever asks. */
	private static final DataScope ALL = DataScope.overview("precision");

	private final JdbcClient jdbc;

	CheckPrecision(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All checks of authenticity in the order of the book. */
	public List<Precision> all() {
		Map<RuleCode, Map<Disposition, Integer>> decided = new EnumMap<>(RuleCode.class);
		ALL.run(() -> this.jdbc.sql("""
				select code, disposition, count(*) as decided from finding where disposition is not null
				group by code, disposition""").query((row) -> {
			decided.computeIfAbsent(RuleCode.valueOf(row.getString("code")), (code) -> new EnumMap<>(Disposition.class))
				.put(Disposition.valueOf(row.getString("disposition")), row.getInt("decided"));
		}));
		return Arrays.stream(RuleCode.values()).filter(RuleCode::authenticity).map((code) -> {
			Map<Disposition, Integer> of = decided.getOrDefault(code, Map.of());
			return new Precision(code, of.getOrDefault(Disposition.CONFIRMED, 0),
					of.getOrDefault(Disposition.EXPLAINED, 0), of.getOrDefault(Disposition.WRONG, 0));
		}).toList();
	}

	/** The checks that nobody is sent to. */
	public Set<RuleCode> silent() {
		Set<RuleCode> silent = EnumSet.noneOf(RuleCode.class);
		all().stream().filter(Precision::silent).map(Precision::code).forEach(silent::add);
		return silent;
	}

	/**
	 * How a check does.
	 *
	 * @param code the check
	 * @param confirmed findings that were as it said
	 * @param explained findings with an honest cause
	 * @param wrong findings that were mistaken
	 */
	public record Precision(RuleCode code, int confirmed, int explained, int wrong) {

		public int decided() {
			return this.confirmed + this.explained + this.wrong;
		}

		/** Confirmed of decided, rounded down; 0 where nothing was decided. */
		public int percent() {
			return (decided() == 0) ? 0 : 100 * this.confirmed / decided();
		}

		/** Whether it was wrong too often to send people there. */
		public boolean silent() {
			return decided() >= CASES && 100 * this.confirmed < LEAST_PERCENT * decided();
		}

	}

}
