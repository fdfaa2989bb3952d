package cn.juanzong.consistency.rule.authenticity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.extraction.Fact;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.MaterialKind;

/**
 * F5: photos and videos taken outside the days of the session and a tolerance. One
 * finding a camera: where all its pictures are off by the same number of days, its clock
 * is the likely cause, and the finding says so. A picture without a date is unknown, not
 * wrong: chat programs strip it.
 */
class CaptureDate implements ConsistencyRule {

	/**
	 * Pictures are compared by days; longer sessions scatter the offsets by their length.
	 */
	private static final int SAME_OFFSET_DAYS = 1;

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Map<String, List<Picture>> cameras = pictures(snapshot).stream()
			.collect(Collectors.groupingBy(Picture::camera, TreeMap::new, Collectors.toList()));
		List<Finding> findings = new ArrayList<>();
		cameras.forEach((camera, taken) -> {
			List<Picture> outside = taken.stream().filter((picture) -> outside(picture, snapshot)).toList();
			if (!outside.isEmpty()) {
				findings.add(finding(camera, taken, outside, snapshot.session()));
			}
		});
		return findings;
	}

	private Finding finding(String camera, List<Picture> taken, List<Picture> outside, TrainingSession session) {
		LocalDate first = Collections.min(outside.stream().map(Picture::day).toList());
		LocalDate last = Collections.max(outside.stream().map(Picture::day).toList());
		return Finding
			.of(RuleCode.CAPTURED_OUTSIDE_SESSION, camera.isEmpty() ? "camera" : camera, outside.size(), camera, first,
					last, session.startsOn(), session.endsOn(), constantOffset(taken, outside, session))
			.records(outside.stream().map((picture) -> picture.evidence().record().id()).toList());
	}

	/** In days, negative for too early; empty if the pictures do not agree on one. */
	private String constantOffset(List<Picture> taken, List<Picture> outside, TrainingSession session) {
		List<Long> offsets = taken.stream()
			.map((picture) -> ChronoUnit.DAYS.between(session.startsOn(), picture.day()))
			.sorted()
			.toList();
		long spread = offsets.get(offsets.size() - 1) - offsets.get(0);
		long length = ChronoUnit.DAYS.between(session.startsOn(), session.endsOn());
		boolean constant = taken.size() > 1 && taken.size() == outside.size() && spread <= length + SAME_OFFSET_DAYS;
		return constant ? offsets.get(0).toString() : "";
	}

	private static boolean outside(Picture picture, CaseSnapshot snapshot) {
		int tolerance = snapshot.thresholds().captureToleranceDays();
		return picture.day().isBefore(snapshot.session().startsOn().minusDays(tolerance))
				|| picture.day().isAfter(snapshot.session().endsOn().plusDays(tolerance));
	}

	private static List<Picture> pictures(CaseSnapshot snapshot) {
		List<Picture> pictures = new ArrayList<>();
		for (Evidence evidence : snapshot.evidence(MaterialKind.GROUP_PHOTO, MaterialKind.SITE_PHOTO,
				MaterialKind.SITE_VIDEO)) {
			String camera = evidence.values(Fact.CAMERA).stream().findFirst().orElse("");
			for (String capturedAt : evidence.values(Fact.CAPTURED_AT)) {
				try {
					pictures.add(new Picture(evidence, camera, LocalDateTime.parse(capturedAt).toLocalDate()));
				}
				catch (DateTimeParseException ex) {
					// a date that is none is as good as a missing one: unknown
				}
			}
		}
		return pictures;
	}

	private record Picture(Evidence evidence, String camera, LocalDate day) {

	}

}
