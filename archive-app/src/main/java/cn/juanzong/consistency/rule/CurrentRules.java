package cn.juanzong.consistency.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.snapshot.CaseSnapshot;

/**
 * The rules in force, in the order in which findings are read. A new rule is a class and
 * a line here.
 */
public final class CurrentRules {

	/** The edition of the book, kept with every check (R10-2). */
	public static final String VERSION = "2022-2";

	private static final ConsistencyRule RULESET_IN_FORCE = new RulesetInForce();

	private static final List<ConsistencyRule> RULES = List.of(new MaterialsComplete(), new VenueQualified(),
			new HoursSplit(), new OnlineApproved(), new InstructorQualified(), new LedgerComplete(),
			new IdNumberValid(), new OneNamePerId(), new OneLinePerPerson(), new PhoneValid(), new PhoneOfOnePerson(),
			new AgeBoundary(), new RepeatAttendance(), new OverlappingAttendance(), new HeadCount(), new PaperAgrees(),
			new WrittenMaterials(), new CaptureDate(), new SameBytes(), new LookalikePhoto(), new ReusedSheet(),
			new ImpossibleOrder(), new InstructorElsewhere(), new VenueTakenTwice(), new VenueOverfull(),
			new ClonedList(), new MaterialReadable());

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
		return outside.isEmpty() ? distinct(RULES.stream().flatMap((rule) -> rule.check(snapshot).stream())) : outside;
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
