package cn.juanzong.consistency;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Mode;
import cn.juanzong.records.MaterialKind;

/**
 * Which materials an article asks for, and how many of each are there: the material
 * matrix of requirements 1, section 1.5, pure. The measure gives no quantities; the
 * minimums are our defaults.
 */
public final class MaterialNeeds {

	private static final Set<MaterialKind> SESSION_FILE = ordered(MaterialKind.NOTICE, MaterialKind.SIGN_IN_SHEET,
			MaterialKind.E_LEDGER, MaterialKind.PAPER_LEDGER, MaterialKind.GROUP_PHOTO, MaterialKind.SITE_PHOTO,
			MaterialKind.SITE_VIDEO, MaterialKind.COURSEWARE, MaterialKind.TEACHER_PROFILE);

	private static final Set<MaterialKind> WRITTEN_FILING = ordered(MaterialKind.NOTICE, MaterialKind.TIMETABLE,
			MaterialKind.SIGN_IN_SHEET, MaterialKind.E_LEDGER);

	private MaterialNeeds() {
	}

	/**
	 * The session file of Art. 9.
	 * @param snapshot the session
	 * @return a need for each kind, in the order of the matrix
	 */
	public static List<Need> sessionFile(CaseSnapshot snapshot) {
		return needs(9, SESSION_FILE, snapshot);
	}

	/**
	 * The written filing of Art. 12.
	 * @param snapshot the session
	 * @return a need for each kind, in the order of the matrix
	 */
	public static List<Need> writtenFiling(CaseSnapshot snapshot) {
		return needs(12, WRITTEN_FILING, snapshot);
	}

	private static List<Need> needs(int article, Set<MaterialKind> kinds, CaseSnapshot snapshot) {
		Map<MaterialKind, Integer> found = new EnumMap<>(MaterialKind.class);
		snapshot.evidence().forEach((each) -> found.merge(each.record().kind(), 1, Integer::sum));
		if (snapshot.ledger() != null) {
			found.merge(MaterialKind.E_LEDGER, 1, Integer::sum);
		}
		List<Need> needs = new ArrayList<>();
		for (MaterialKind each : kinds) {
			MaterialKind kind = inPlaceOf(each, snapshot.session());
			int required = required(kind, snapshot);
			if (required > 0) {
				needs.add(new Need(article, kind, found.getOrDefault(kind, 0), required));
			}
		}
		return List.copyOf(needs);
	}

	/**
	 * Online, the platform's attendance log takes the place of the paper sheet (R06-4).
	 */
	private static MaterialKind inPlaceOf(MaterialKind kind, TrainingSession session) {
		return (kind == MaterialKind.SIGN_IN_SHEET && session.mode() == Mode.ONLINE) ? MaterialKind.PLATFORM_LOG : kind;
	}

	private static int required(MaterialKind kind, CaseSnapshot snapshot) {
		TrainingSession session = snapshot.session();
		return switch (kind) {
			case SIGN_IN_SHEET -> session.halfDays();
			case SITE_PHOTO -> 3;
			case SITE_VIDEO -> (session.course().trainingClass() == TrainingClass.PUBLICITY
					&& !snapshot.thresholds().publicityVideoRequired()) ? 0 : 1;
			default -> 1;
		};
	}

	private static Set<MaterialKind> ordered(MaterialKind... kinds) {
		return new LinkedHashSet<>(List.of(kinds));
	}

	/**
	 * What an article asks for of one kind.
	 *
	 * @param article the article
	 * @param kind the kind of material
	 * @param found how many are there
	 * @param required how many are needed at least
	 */
	public record Need(int article, MaterialKind kind, int found, int required) {

		/** Whether enough are there. */
		public boolean met() {
			return this.found >= this.required;
		}

	}

}
