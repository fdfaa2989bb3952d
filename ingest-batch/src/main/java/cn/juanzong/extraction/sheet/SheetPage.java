package cn.juanzong.extraction.sheet;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A page of a sign-in sheet. All boxes are fractions of the straightened page, which is
 * kept as a rendition.
 *
 * @param page the page of the document, from 1
 * @param width of the straightened page in pixels
 * @param height of the straightened page in pixels
 * @param printedNumber the page number printed on it, if read
 * @param printedTotal the number of pages printed on it, if read
 * @param halfDay the half of the day it is for, if it says so
 * @param columns the columns from left to right; twice the same ones where two people
 * stand in a row
 * @param texts what stands above and below the table
 * @param lines the lines, the empty ones too
 * @param engine which reader read it, with version
 */
public record SheetPage(int page, int width, int height, @Nullable Integer printedNumber,
		@Nullable Integer printedTotal, @Nullable HalfDay halfDay, List<SheetColumn> columns, List<HeaderText> texts,
		List<SheetLine> lines, String engine) {

	public SheetPage {
		columns = List.copyOf(columns);
		texts = List.copyOf(texts);
		lines = List.copyOf(lines);
	}

	/**
	 * The first text of a kind.
	 * @param kind which
	 * @return the text, if it was read
	 */
	public Optional<HeaderText> text(HeaderText.Kind kind) {
		return this.texts.stream().filter((text) -> text.kind() == kind).findFirst();
	}

	/** The lines that somebody filled in. */
	public List<SheetLine> filledLines() {
		return this.lines.stream().filter(SheetLine::filled).toList();
	}

	/** Names and numbers are personal: never in a log. */
	@Override
	public String toString() {
		return "SheetPage[page=" + this.page + ", lines=" + this.lines.size() + "]";
	}

}
