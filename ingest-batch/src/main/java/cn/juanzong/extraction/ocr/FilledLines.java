package cn.juanzong.extraction.ocr;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Counts the filled lines of a sign-in sheet: rows with a person's number, or with a name
 * where names are expected. Counts nothing on pages that are not such a sheet.
 */
final class FilledLines {

	private static final Pattern NUMBER = Pattern.compile("[0-9XxOolI|]{10,20}");

	private static final Pattern NAME = Pattern
		.compile("[\\u4e00-\\u9fff]{2,4}|[\\u4e00-\\u9fff]{1,10}[·•.・][\\u4e00-\\u9fff]{1,10}");

	private static final Pattern NAME_LABEL = Pattern.compile("姓\\s*名|签\\s*[名到字]");

	/** What heads columns, titles sheets and closes them; none of it is a name. */
	private static final Pattern LABEL = Pattern
		.compile("姓\\s*名|签\\s*[名到字]|身份证|证件|电话|手机|联系|序\\s*号|备\\s*注|合\\s*计|总\\s*计|单\\s*位|地\\s*[点址]|时\\s*间|日\\s*期|性\\s*别|"
				+ "培训|讲师|教师|负责|主办|承办|共计|课程|内容|年龄|人数|第.*[期页班]|签到|盖章|住址|学员|班主任|上午|下午");

	/** Rows a page without a header must have to count as a sheet. */
	private static final int ENOUGH = 3;

	private FilledLines() {
	}

	/**
	 * Counts.
	 * @param page as read
	 * @return the number of filled lines; empty if the page is not a sign-in sheet
	 */
	static OptionalInt count(ReadPage page) {
		TextRecogniser.@Nullable Line nameColumn = null;
		int header = -1;
		List<List<TextRecogniser.Line>> rows = page.rows();
		for (int i = 0; i < rows.size() && header < 0; i++) {
			if (isHeader(rows.get(i))) {
				header = i;
				nameColumn = rows.get(i)
					.stream()
					.filter((line) -> NAME_LABEL.matcher(line.text()).find())
					.findFirst()
					.orElse(null);
			}
		}
		int filled = 0;
		for (int i = header + 1; i < rows.size(); i++) {
			if (filled(rows.get(i), nameColumn)) {
				filled++;
			}
		}
		return (header >= 0 || filled >= ENOUGH) ? OptionalInt.of(filled) : OptionalInt.empty();
	}

	private static boolean isHeader(List<TextRecogniser.Line> row) {
		long labels = row.stream().filter((line) -> LABEL.matcher(line.text()).find()).count();
		boolean inOne = row.stream().anyMatch((line) -> LABEL.matcher(line.text()).results().count() >= 3);
		boolean names = row.stream().anyMatch((line) -> NAME_LABEL.matcher(line.text()).find());
		return names && (labels >= 2 || inOne) && row.stream().noneMatch((line) -> isNumber(line.text()));
	}

	private static boolean filled(List<TextRecogniser.Line> row, TextRecogniser.@Nullable Line nameColumn) {
		if (row.stream().anyMatch((line) -> isNumber(line.text()))) {
			return true;
		}
		if (nameColumn == null || row.stream().anyMatch((line) -> LABEL.matcher(line.text()).find())) {
			return false;
		}
		return row.stream().anyMatch((line) -> NAME.matcher(line.text().strip()).matches() && below(nameColumn, line));
	}

	private static boolean isNumber(String text) {
		return NUMBER.matcher(text.replaceAll("[ .·-]", "")).matches();
	}

	/** A cell is at least as wide as its heading; names are written anywhere in it. */
	private static boolean below(TextRecogniser.Line heading, TextRecogniser.Line line) {
		double reach = heading.box().halfSpanX() + line.box().halfSpanX() + 2 * heading.box().height();
		return Math.abs(heading.box().centreX() - line.box().centreX()) <= reach;
	}

}
