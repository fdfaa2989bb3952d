package cn.juanzong.extraction.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import cn.juanzong.extraction.sheet.SheetBundle.Located;
import cn.juanzong.extraction.sheet.SheetBundle.Repeat;
import cn.juanzong.extraction.sheet.SheetBundle.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the pages of a session into sheets. Pages belong together if they are for the
 * same day and half of the day; in it they go by printed number, then by the ordinals of
 * their lines, then as they were filed.
 */
final class SheetSorting {

	private final List<Located> pages;

	SheetSorting(Collection<Located> pages) {
		this.pages = pages.stream()
			.sorted(Comparator.comparing(Located::objectId).thenComparing((located) -> located.page().page()))
			.toList();
	}

	SheetBundle bundle() {
		Map<Key, List<Located>> groups = new LinkedHashMap<>();
		Map<Located, Located> repeats = repeats();
		for (Located located : this.pages) {
			if (!repeats.containsKey(located)) {
				groups.computeIfAbsent(key(located, groups), (key) -> new ArrayList<>()).add(located);
			}
		}
		return new SheetBundle(groups.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey(Key.ORDER))
			.map((group) -> sheet(group.getKey(), group.getValue(), repeats))
			.toList());
	}

	private Map<Located, Located> repeats() {
		Map<Located, Located> repeats = new LinkedHashMap<>();
		for (int i = 0; i < this.pages.size(); i++) {
			for (int j = 0; j < i && !repeats.containsKey(this.pages.get(i)); j++) {
				if (!repeats.containsKey(this.pages.get(j))
						&& PaperLikeness.same(this.pages.get(i).page(), this.pages.get(j).page())) {
					repeats.put(this.pages.get(i), this.pages.get(j));
				}
			}
		}
		return repeats;
	}

	/** A page without a heading goes on with the page before it in the same document. */
	private static Key key(Located located, Map<Key, List<Located>> groups) {
		SheetPage page = located.page();
		String date = page.text(HeaderText.Kind.DATE).map((text) -> text.text().replaceAll("\\D+", "-")).orElse("");
		if (date.isEmpty() && page.halfDay() == null) {
			for (Map.Entry<Key, List<Located>> group : groups.entrySet()) {
				Located last = group.getValue().get(group.getValue().size() - 1);
				if (last.objectId().equals(located.objectId()) && last.page().page() < page.page()) {
					return group.getKey();
				}
			}
			return groups.isEmpty() ? new Key("", null) : groups.keySet().iterator().next();
		}
		return new Key(date, page.halfDay());
	}

	private static Sheet sheet(Key key, List<Located> pages, Map<Located, Located> repeats) {
		List<Located> ordered = pages.stream()
			.sorted(Comparator.<Located>comparingInt((located) -> printed(located.page()))
				.thenComparingInt((located) -> firstOrdinal(located.page())))
			.toList();
		Set<Located> own = new HashSet<>(ordered);
		List<Repeat> again = repeats.entrySet()
			.stream()
			.filter((repeat) -> own.contains(repeat.getValue()))
			.map((repeat) -> new Repeat(repeat.getKey(), repeat.getValue()))
			.toList();
		return new Sheet(key.halfDay(), ordered, again, missing(ordered));
	}

	private static int printed(SheetPage page) {
		Integer number = page.printedNumber();
		return (number != null) ? number : Integer.MAX_VALUE;
	}

	private static int firstOrdinal(SheetPage page) {
		return page.lines()
			.stream()
			.flatMap((line) -> line.cell(SheetColumn.ORDINAL).stream())
			.map(SheetCell::text)
			.filter((text) -> text.matches("[0-9]{1,3}"))
			.mapToInt(Integer::parseInt)
			.findFirst()
			.orElse(Integer.MAX_VALUE);
	}

	private static List<Integer> missing(List<Located> pages) {
		Set<Integer> there = pages.stream()
			.map((located) -> located.page().printedNumber())
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(TreeSet::new));
		if (there.isEmpty()) {
			return List.of();
		}
		int last = pages.stream()
			.map((located) -> located.page().printedTotal())
			.filter(Objects::nonNull)
			.mapToInt(Integer::intValue)
			.max()
			.orElse(0);
		int end = Math.max(last, there.stream().mapToInt(Integer::intValue).max().orElse(0));
		List<Integer> missing = new ArrayList<>();
		for (int number = 1; number <= end; number++) {
			if (!there.contains(number)) {
				missing.add(number);
			}
		}
		return missing;
	}

	/**
	 * What the pages of a sheet have in common.
	 *
	 * @param date the digits of the date
	 * @param halfDay the half of the day
	 */
	private record Key(String date, @Nullable HalfDay halfDay) {

		static final Comparator<Key> ORDER = Comparator.comparing(Key::date)
			.thenComparing(Key::halfDay, Comparator.nullsFirst(Comparator.naturalOrder()));

	}

}
