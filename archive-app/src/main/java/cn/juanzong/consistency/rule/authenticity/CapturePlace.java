package cn.juanzong.consistency.rule.authenticity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.extraction.Fact;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.records.MaterialKind;

/**
 * F5: photos and videos taken far from the venue. A picture without a position, or a
 * venue without one, is unknown, not wrong; nobody sits in the venue of an online
 * session.
 */
class CapturePlace implements ConsistencyRule {

	/**
	 * Telephones that see no satellite know their cell only, maps of the country are
	 * shifted by half a kilometre, and practice may lead into the fields.
	 */
	static final int TOLERATED_KILOMETRES = 5;

	private static final double EARTH_RADIUS = 6371;

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Venue venue = snapshot.session().venue();
		Double latitude = venue.latitude();
		Double longitude = venue.longitude();
		if (latitude == null || longitude == null || snapshot.session().mode() != Mode.ON_SITE) {
			return List.of();
		}
		List<Picture> away = snapshot
			.evidence(MaterialKind.GROUP_PHOTO, MaterialKind.SITE_PHOTO, MaterialKind.SITE_VIDEO)
			.stream()
			.flatMap((evidence) -> picture(evidence, latitude, longitude).stream())
			.filter((picture) -> picture.kilometres() > TOLERATED_KILOMETRES)
			.toList();
		if (away.isEmpty()) {
			return List.of();
		}
		long farthest = Math.round(away.stream().mapToDouble(Picture::kilometres).max().orElseThrow());
		return List.of(Finding
			.of(RuleCode.CAPTURED_ELSEWHERE, "place", away.size(), venue.name(), farthest, TOLERATED_KILOMETRES)
			.records(away.stream().map((picture) -> picture.evidence().record().id()).toList()));
	}

	private static Optional<Picture> picture(Evidence evidence, double latitude, double longitude) {
		OptionalDouble north = degrees(evidence, Fact.LATITUDE);
		OptionalDouble east = degrees(evidence, Fact.LONGITUDE);
		// cameras without a position write zeros
		if (north.isEmpty() || east.isEmpty() || north.getAsDouble() == 0 && east.getAsDouble() == 0) {
			return Optional.empty();
		}
		return Optional
			.of(new Picture(evidence, kilometres(latitude, longitude, north.getAsDouble(), east.getAsDouble())));
	}

	private static OptionalDouble degrees(Evidence evidence, String name) {
		for (String value : evidence.values(name)) {
			try {
				return OptionalDouble.of(Double.parseDouble(value));
			}
			catch (NumberFormatException ex) {
				// a position that is none is as good as a missing one: unknown
			}
		}
		return OptionalDouble.empty();
	}

	/** Along the earth's surface. */
	private static double kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude) {
		double north = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
		double east = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
		double chord = north * north
				+ Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(otherLatitude)) * east * east;
		return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, chord)));
	}

	private record Picture(Evidence evidence, double kilometres) {

	}

}
