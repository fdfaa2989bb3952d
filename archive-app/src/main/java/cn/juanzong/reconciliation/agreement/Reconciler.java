package cn.juanzong.reconciliation.agreement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.Reason;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.agreement.SittingMatch.Held;

/**
 * Compares all paper of a session with all rows of its ledger. The same inputs give the
 * same items, whatever came first.
 */
public final class Reconciler {

	private Reconciler() {
	}

	/**
	 * Compares.
	 * @param paper everything the comparison looks at
	 * @return an item for each line, for each row without one, and for each missing page
	 */
	public static List<ReconciledItem> reconcile(PaperCase paper) {
		List<ReconciledItem> items = new ArrayList<>();
		for (Check check : Check.values()) {
			List<Sitting> sittings = paper.sittings().stream().filter((each) -> each.check() == check).toList();
			if (!sittings.isEmpty()) {
				compare(paper, check, sittings, items);
			}
		}
		return items;
	}

	private static void compare(PaperCase paper, Check check, List<Sitting> sittings, List<ReconciledItem> items) {
		List<List<Held>> held = sittings.stream()
			.map((sitting) -> new SittingMatch(sitting, paper.people(), paper.rulings()).held())
			.toList();
		Map<Expected, Integer> attended = new HashMap<>();
		held.forEach((lines) -> lines.stream()
			.filter((each) -> each.person() != null && !absent(each, check))
			.forEach((each) -> attended.merge(Objects.requireNonNull(each.person()),
					Math.max(1, each.line().halfDays()), Integer::sum)));
		boolean gap = false;
		for (Sitting sitting : sittings) {
			for (int missing : sitting.missing()) {
				gap = true;
				items.add(Items.missingPage(check, sitting.pages().get(0), missing));
			}
		}
		Set<Expected> done = new HashSet<>();
		for (int i = 0; i < held.size(); i++) {
			boolean numbers = sittings.get(i).numbers();
			boolean hidden = sittings.get(i).hidesNumbers();
			Set<String> here = idsOnPaper(held.get(i));
			Map<String, Expected> signers = signers(held.get(i));
			for (Held each : held.get(i)) {
				Items item = new Items(paper, check, each);
				if (each.person() == null) {
					items.add(item.alone(here));
				}
				else if (absent(each, check)) {
					if (attended.containsKey(each.person()) || !done.add(each.person())) {
						items.add(item.unsigned());
					}
					else {
						items.add(item.neverSigned(gap));
					}
				}
				else {
					done.add(each.person());
					items.add(item.together(numbers, hidden, signers, attended.getOrDefault(each.person(), 0)));
				}
			}
		}
		boolean unread = sittings.stream().allMatch((sitting) -> sitting.lines().isEmpty());
		for (Expected person : new LinkedHashSet<>(paper.people())) {
			if (!done.contains(person) && (check == Check.SIGN_IN_SHEETS || official(person))) {
				items.add(withoutLine(check, person, gap, unread));
			}
		}
	}

	/**
	 * A row without a line: where nothing at all was read, that says nothing against it.
	 */
	private static ReconciledItem withoutLine(Check check, Expected person, boolean gap, boolean unread) {
		if (gap) {
			return Items.row(check, person, Outcome.PAGE_GAP, EnumSet.of(Reason.PAGE_MISSING));
		}
		return Items.row(check, person, unread ? Outcome.ILLEGIBLE : Outcome.LEDGER_ONLY,
				EnumSet.of(unread ? Reason.PAGE_UNREAD : Reason.NOT_ON_PAPER));
	}

	/** A printed name that nobody signed, unless a person decided otherwise. */
	private static boolean absent(Held held, Check check) {
		return check == Check.SIGN_IN_SHEETS && held.line().unsigned() && held.ruling() == null;
	}

	private static boolean official(Expected person) {
		return switch (person.counting()) {
			case COUNTED, UNRESOLVED -> true;
			case AGE_UNDER, AGE_OVER, REPEAT -> false;
		};
	}

	private static Set<String> idsOnPaper(List<Held> lines) {
		Set<String> ids = new HashSet<>();
		lines.stream()
			.filter((each) -> each.person() != null)
			.forEach((each) -> ids.add(Objects.requireNonNull(each.person()).idNumber()));
		return ids;
	}

	private static Map<String, Expected> signers(List<Held> lines) {
		Map<String, Expected> signers = new HashMap<>();
		lines.stream()
			.map(Held::person)
			.filter(Objects::nonNull)
			.forEach((person) -> signers.put(HanForms.key(person.name()), person));
		return signers;
	}

}
