package cn.juanzong.consistency.rule.authenticity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.extraction.Fact;
import cn.juanzong.programme.CountyTime;
import cn.juanzong.records.MaterialKind;

/**
 * F11: a document that, by its own word, existed before what it proves: a signed sheet
 * scanned before the first day, or a notice written after it. Scans of a notice may be
 * made later, so only written documents count there. A document without a date is
 * unknown, not wrong.
 */
class ImpossibleOrder implements ConsistencyRule {

	private static final Set<MaterialKind> AFTERWARDS = EnumSet.of(MaterialKind.SIGN_IN_SHEET,
			MaterialKind.PAPER_LEDGER, MaterialKind.TEACHING_EVAL, MaterialKind.SATISFACTION);

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		return snapshot.evidence()
			.stream()
			.flatMap((evidence) -> made(evidence).flatMap((day) -> finding(evidence, day, snapshot)).stream())
			.toList();
	}

	private Optional<Finding> finding(Evidence evidence, LocalDate made, CaseSnapshot snapshot) {
		LocalDate first = snapshot.session().startsOn();
		MaterialKind kind = evidence.record().kind();
		boolean tooEarly = AFTERWARDS.contains(kind) && isPicture(evidence) && made.isBefore(first);
		boolean tooLate = kind == MaterialKind.NOTICE && isWritten(evidence) && made.isAfter(first);
		if (!tooEarly && !tooLate) {
			return Optional.empty();
		}
		return Optional.of(Finding
			.of(RuleCode.IMPOSSIBLE_ORDER, evidence.record().id().toString(), evidence.record().fileName(), kind, made,
					tooEarly ? "BEFORE" : "AFTER", first)
			.records(List.of(evidence.record().id())));
	}

	/**
	 * A form printed and exported beforehand is honest; a filled one was photographed or
	 * scanned.
	 */
	private static boolean isPicture(Evidence evidence) {
		return mediaType(evidence).startsWith("image/") || !evidence.values(Fact.READABLE_LINES).isEmpty();
	}

	private static boolean isWritten(Evidence evidence) {
		return mediaType(evidence).contains("word");
	}

	private static String mediaType(Evidence evidence) {
		String type = (evidence.state() != null) ? evidence.state().mediaType() : null;
		return (type != null) ? type : "";
	}

	private static Optional<LocalDate> made(Evidence evidence) {
		return Stream.of(Fact.CAPTURED_AT, Fact.CREATED_AT)
			.flatMap((name) -> evidence.values(name).stream())
			.flatMap((value) -> day(value).stream())
			.findFirst();
	}

	/**
	 * With a zone the county's day, without one the day as written; no date is unknown.
	 */
	private static Optional<LocalDate> day(String value) {
		try {
			return Optional.of(value.endsWith("Z") ? Instant.parse(value).atZone(CountyTime.ZONE).toLocalDate()
					: LocalDateTime.parse(value).toLocalDate());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
