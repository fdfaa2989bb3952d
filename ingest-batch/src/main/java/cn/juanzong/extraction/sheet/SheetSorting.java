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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.extraction.sheet.SheetBundle.Located;
import cn.juanzong.extraction.sheet.SheetBundle.Repeat;
import cn.juanzong.extraction.sheet.SheetBundle.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the pages of a session into sheets. Pages belong together if they are for the
 * same day and half of the day.
 */
final class SheetSorting {

	private static final Pattern DAY = Pattern.compile("(20[0-9]{2})\\D{1,4}([0-9]{1,2})\\D{1,4}([0-9]{1,2})");

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
				groups.computeIfAbsent(key(located), (key) -> new ArrayList<>()).add(located);
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

	/**
	 * A page without a heading goes on with the page before it in the same document; if
	 * that was turned round, with the one after it.
	 */
	private Key key(Located located) {
		Key own = own(located.page());
		if (own != null) {
			return own;
		}
		List<Located> headed = this.pages.stream().filter((other) -> own(other.page()) != null).toList();
		return headed.stream()
			.filter((other) -> other.objectId().equals(located.objectId()))
			.min(Comparator.comparing((Located other) -> other.page().page() > located.page().page())
				.thenComparing((other) -> Math.abs(other.page().page() - located.page().page())))
			.or(() -> headed.stream().findFirst())
			.map((other) -> Objects.requireNonNull(own(other.page())))
			.orElse(new Key("", null));
	}

	private static @Nullable Key own(SheetPage page) {
		String date = page.text(HeaderText.Kind.DATE).map((text) -> day(text.text())).orElse("");
		return (date.isEmpty() && page.halfDay() == null) ? null : new Key(date, page.halfDay());
	}

	/** Year, month and day, however they are parted; nothing if no day can be read. */
	private static String day(String text) {
		Matcher day = DAY.matcher(text);
		return day.find() ? day.group(1) + '-' + Integer.parseInt(day.group(2)) + '-' + Integer.parseInt(day.group(3))
				: "";
	}

	private static Sheet sheet(Key key, List<Located> pages, Map<Located, Located> repeats) {
		PageOrder order = new PageOrder(pages);
		List<Located> ordered = order.pages();
		Set<Located> own = new HashSet<>(ordered);
		List<Repeat> again = repeats.entrySet()
			.stream()
			.filter((repeat) -> own.contains(repeat.getValue()))
			.map((repeat) -> new Repeat(repeat.getKey(), repeat.getValue()))
			.toList();
		return new Sheet(key.halfDay(), ordered, again, order.missing());
	}

	/**
	 * What the pages of a sheet have in common.
	 *
	 * @param date the day
	 * @param halfDay the half of the day
	 */
	private record Key(String date, @Nullable HalfDay halfDay) {

		static final Comparator<Key> ORDER = Comparator.comparing(Key::date)
			.thenComparing(Key::halfDay, Comparator.nullsFirst(Comparator.naturalOrder()));

	}

}
