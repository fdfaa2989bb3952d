package cn.juanzong.consistency.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.rule.authenticity.AuthenticityChecks;
import cn.juanzong.consistency.snapshot.CaseSnapshot;

/**
 * The rules in force: those of the measure, here, and the checks of authenticity. A new
 * rule is a class and a line in one of the two lists.
 */
public final class CurrentRules {

	/** The edition of the book, kept with every check (R10-2). */
	public static final String VERSION = "2022-2";

	private static final ConsistencyRule RULESET_IN_FORCE = new RulesetInForce();

	private static final List<ConsistencyRule> REGULATION = List.of(new MaterialsComplete(), new VenueQualified(),
			new HoursSplit(), new OnlineApproved(), new InstructorQualified(), new LedgerComplete(), new OneNamePerId(),
			new OneLinePerPerson(), new AgeBoundary(), new RepeatAttendance(), new HeadCount(), new PaperAgrees(),
			new WrittenMaterials(), new MaterialReadable());

	private CurrentRules() {
	}

	/**
	 * Checks a session against all rules in one pass. A void session has no findings, one
	 * from before the measure only the one that says so (R18-1).
	 * @param snapshot everything known of the session
	 * @return what contradicts
	 */
	public static List<Finding> check(CaseSnapshot snapshot) {
		if (snapshot.session().voided()) {
			return List.of();
		}
		List<Finding> outside = RULESET_IN_FORCE.check(snapshot);
		return outside.isEmpty() ? distinct(rules().flatMap((rule) -> rule.check(snapshot).stream())) : outside;
	}

	private static Stream<ConsistencyRule> rules() {
		return Stream.concat(REGULATION.stream(), AuthenticityChecks.IN_FORCE.stream());
	}

	/** Two lines of one person that contradict in the same way are one finding. */
	private static List<Finding> distinct(Stream<Finding> findings) {
		Map<List<Object>, Finding> distinct = new LinkedHashMap<>();
		findings.forEach(
				(finding) -> distinct.merge(List.of(finding.code(), finding.subject()), finding, (first, again) -> first
					.entries(Stream.concat(first.entries().stream(), again.entries().stream()).distinct().toList())));
		return List.copyOf(distinct.values());
	}

}
