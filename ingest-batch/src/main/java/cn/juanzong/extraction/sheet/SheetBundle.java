package cn.juanzong.extraction.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * All sheet pages of one session, sorted: which pages make up which sheet, in which
 * order, which were scanned twice and which are not there.
 *
 * @param sheets the sheets, morning before afternoon, in the order of their first pages
 * otherwise
 */
public record SheetBundle(List<Sheet> sheets) {

	public SheetBundle {
		sheets = List.copyOf(sheets);
	}

	/**
	 * Sorts pages.
	 * @param pages of one session, in any order
	 * @return the same result for the same pages in whatever order
	 */
	public static SheetBundle of(Collection<Located> pages) {
		return new SheetSorting(pages).bundle();
	}

	/** The pages of all sheets in order, none twice. */
	public List<Located> pages() {
		List<Located> all = new ArrayList<>();
		this.sheets.forEach((sheet) -> all.addAll(sheet.pages()));
		return all;
	}

	/**
	 * A page and where it comes from.
	 *
	 * @param objectId the record's object
	 * @param page as read
	 */
	public record Located(UUID objectId, SheetPage page) {

	}

	/**
	 * A sheet of one or more pages.
	 *
	 * @param halfDay the half of the day it is for, if it says so
	 * @param pages in order, none twice
	 * @param repeats pages that show the same paper as one of {@code pages}
	 * @param missing printed numbers of pages that are not there
	 */
	public record Sheet(@Nullable HalfDay halfDay, List<Located> pages, List<Repeat> repeats, List<Integer> missing) {

		public Sheet {
			pages = List.copyOf(pages);
			repeats = List.copyOf(repeats);
			missing = List.copyOf(missing);
		}

	}

	/**
	 * A page that was scanned again.
	 *
	 * @param page the later scan
	 * @param of the one that counts
	 */
	public record Repeat(Located page, Located of) {

	}

}
