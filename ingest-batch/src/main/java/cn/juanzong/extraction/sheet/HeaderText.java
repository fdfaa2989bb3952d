package cn.juanzong.extraction.sheet;

import cn.juanzong.extraction.Box;

/**
 * A line of text above or below the table.
 *
 * @param kind what it says
 * @param box where on the straightened page
 * @param text the value without its label ({@code 2026年3月1日} of {@code 培训时间：2026年3月1日});
 * of a title, the whole line
 * @param confidence 0 to 1
 */
public record HeaderText(Kind kind, Box box, String text, double confidence) {

	/** What a line outside the table says. */
	public enum Kind {

		TITLE, DATE, COURSE, VENUE, INSTRUCTOR, HOURS, ORGANIZER, PAGE_NUMBER, OTHER

	}

}
