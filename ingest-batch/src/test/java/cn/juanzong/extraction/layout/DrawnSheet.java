package cn.juanzong.extraction.layout;

import java.awt.image.BufferedImage;
import java.util.List;

import cn.juanzong.extraction.sheet.HalfDay;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as drawn, and what stands on it.
 *
 * @param picture the page
 * @param people in the order of their lines
 */
public record DrawnSheet(BufferedImage picture, List<Person> people) {

	/**
	 * A person on a sheet.
	 *
	 * @param name the name
	 * @param idNumber with a good check digit, of the invented area 999999
	 * @param phone eleven digits
	 * @param village where from
	 * @param signed whether there is a signature
	 */
	public record Person(String name, String idNumber, String phone, String village, boolean signed) {

	}

	/** How the cells are filled. */
	public enum Hand {

		/** All printed, nothing signed by hand. */
		PRINTED,
		/** Printed list, signed by hand. */
		MIXED,
		/** All by hand. */
		WRITTEN

	}

	/** What the sheet looks like. */
	public enum Layout {

		/** Ruled, number, name, ID number, phone, signature. */
		STANDARD,
		/** Ruled, other order and other words. */
		REORDERED,
		/** No ruled lines at all. */
		UNRULED,
		/** Ruled from left to right only. */
		LEVEL_LINES,
		/** Ruled, ID numbers in two lines within narrow cells. */
		WRAPPED,
		/** Number, printed name, village, signature. */
		SIGNATURE_ONLY,
		/** Two people in a row. */
		TWO_IN_A_ROW,
		/** One signature for each half of the day. */
		TWO_HALVES

	}

	/**
	 * What surrounds the table.
	 *
	 * @param title the heading
	 * @param page printed page number, 0 for none
	 * @param pages printed number of pages
	 * @param halfDay named in the date, or null
	 */
	public record Heading(String title, int page, int pages, @Nullable HalfDay halfDay) {

		public static final Heading PLAIN = new Heading("电子商务进农村培训签到表", 0, 0, null);

	}

}
