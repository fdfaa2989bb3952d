package cn.juanzong.consistency.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import org.jspecify.annotations.Nullable;

/**
 * Art. 3: an instructor has a credential (R03-1), and for practical classes years of
 * practice, computed on the first day of the session (R03-2, A14).
 */
class InstructorQualified implements ConsistencyRule {

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		List<Finding> findings = new ArrayList<>();
		TrainingSession.Instructor instructor = snapshot.session().instructor();
		String credential = instructor.credential();
		if (credential == null || credential.isBlank()) {
			findings.add(Finding.of(RuleCode.INSTRUCTOR_WITHOUT_CREDENTIAL, subject(instructor), instructor.name()));
		}
		if (snapshot.session().course().trainingClass() == TrainingClass.PRACTICAL) {
			Finding experience = experience(instructor, snapshot);
			if (experience != null) {
				findings.add(experience);
			}
		}
		return findings;
	}

	private @Nullable Finding experience(TrainingSession.Instructor instructor, CaseSnapshot snapshot) {
		int years = snapshot.thresholds().instructorMinYears();
		LocalDate startsOn = snapshot.session().startsOn();
		LocalDate since = instructor.practiceSince();
		if (years == 0) {
			return null;
		}
		if (since == null) {
			return Finding.of(RuleCode.INSTRUCTOR_EXPERIENCE_UNKNOWN, subject(instructor), instructor.name(), years);
		}
		LocalDate sufficientFrom = since.plusYears(years);
		return sufficientFrom.isAfter(startsOn) ? Finding.of(RuleCode.INSTRUCTOR_EXPERIENCE_SHORT, subject(instructor),
				instructor.name(), since, sufficientFrom, startsOn) : null;
	}

	private static String subject(TrainingSession.Instructor instructor) {
		return instructor.id().toString();
	}

}
