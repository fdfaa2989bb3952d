package cn.juanzong.extraction.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import cn.juanzong.extraction.sheet.SheetBundle.Located;

/**
 * Puts the pages of one sheet in order, and names those that are not there. Printed
 * numbers say both; where a page has none, or none was read, the ordinals of its lines
 * do.
 */
final class PageOrder {

	/** Where so many ordinals are left out, a page is missing and no line. */
	private static final int LEFT_OUT = 6;

	private final List<Located> pages;

	PageOrder(List<Located> pages) {
		boolean numbered = pages.stream().allMatch((located) -> located.page().printedNumber() != null);
		boolean counted = pages.stream().allMatch((located) -> first(located).isPresent());
		Comparator<Located> byNumber = Comparator.comparingInt(PageOrder::printed);
		Comparator<Located> byOrdinal = Comparator.comparingInt((located) -> first(located).orElse(Integer.MAX_VALUE));
		this.pages = pages.stream()
			.sorted((counted && !numbered) ? byOrdinal.thenComparing(byNumber) : byNumber.thenComparing(byOrdinal))
			.toList();
	}

	/** The pages in order; as they came where nothing says more. */
	List<Located> pages() {
		return this.pages;
	}

	private static int printed(Located located) {
		Integer number = located.page().printedNumber();
		return (number != null) ? number : Integer.MAX_VALUE;
	}

	/**
	 * The ordinal of the first line, by what most ordinals of the page say: one is easily
	 * misread.
	 */
	private static OptionalInt first(Located located) {
		Map<Integer, Integer> votes = new TreeMap<>();
		List<SheetLine> lines = located.page().lines();
		int read = 0;
		for (int i = 0; i < lines.size(); i++) {
			String text = lines.get(i).cell(SheetColumn.ORDINAL).map(SheetCell::text).orElse("");
			if (text.matches("[0-9]{1,3}")) {
				votes.merge(Integer.parseInt(text) - i, 1, Integer::sum);
				read++;
			}
		}
		int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
		return (2 * most < read) ? OptionalInt.empty()
				: votes.entrySet()
					.stream()
					.filter((vote) -> vote.getValue() == most)
					.mapToInt(Map.Entry::getKey)
					.findFirst();
	}

	/** The numbers of the pages that are not there. */
	List<Integer> missing() {
		Set<Integer> there = this.pages.stream()
			.map((located) -> located.page().printedNumber())
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(TreeSet::new));
		return there.isEmpty() ? leftOut() : missing(there);
	}

	private List<Integer> missing(Set<Integer> there) {
		int before = 0;
		for (Located located : this.pages) {
			Integer number = located.page().printedNumber();
			// a page whose number was not read stands where it stands
			before = (number != null) ? number : before + 1;
			there.add(before);
		}
		int last = this.pages.stream()
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

	/** Pages between whose ordinals as many as a page holds are left out. */
	private List<Integer> leftOut() {
		List<Integer> missing = new ArrayList<>();
		for (int i = 1; i < this.pages.size(); i++) {
			OptionalInt before = first(this.pages.get(i - 1));
			OptionalInt here = first(this.pages.get(i));
			int lines = this.pages.get(i - 1).page().lines().size();
			if (before.isPresent() && here.isPresent()
					&& here.getAsInt() - before.getAsInt() - lines >= Math.max(LEFT_OUT, lines / 2)) {
				missing.add(i + 1 + missing.size());
			}
		}
		return missing;
	}

}
