package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.jspecify.annotations.Nullable;

/**
 * The words that head columns, in the forms that sheets use.
 */
final class HeaderWords {

	private static final Map<Pattern, SheetColumn> WORDS = new LinkedHashMap<>();

	static {
		word("身份证(号码|号)?|证件(号码|号)?|(公民)?身份号码", SheetColumn.ID_NUMBER);
		word("(联系|手机)?电话(号码|号)?|手机(号码|号)?|联系(方式|号码)", SheetColumn.PHONE);
		word("(签[名到字]|打卡|填表)?(时间|日期)|性别|年龄|民族|职务|文化(程度)?|学历|类别|是否.{0,6}", SheetColumn.OTHER);
		word("(本人|学员|培训|亲笔)?(签[名到字章]|签收|手印|摁印|按印)(确认|栏|处)?", SheetColumn.SIGNATURE);
		word("(学员|人员|参训|参会|培训)?(人员)?(姓名|名字)", SheetColumn.NAME);
		word("(工作|所在)?单位|(所在|所属|家庭|乡镇|村)?(村组|住址|地址)|乡镇|镇村|村[名组庄]|行政村|所在村|单位/?村", SheetColumn.ORGANIZATION);
		word("备注|说明", SheetColumn.REMARK);
		word("序号|编号|号次", SheetColumn.ORDINAL);
	}

	private HeaderWords() {
	}

	private static void word(String pattern, SheetColumn column) {
		WORDS.put(Pattern.compile(pattern), column);
	}

	/**
	 * The headings in a piece of text.
	 * @param text as read
	 * @return each with its place in the text, from left to right
	 */
	static List<Heading> in(String text) {
		String plain = text.replaceAll("[\\s　]", "").replace('（', '(').replace('）', ')');
		List<Heading> headings = new ArrayList<>();
		int at = 0;
		while (at < plain.length()) {
			Heading first = null;
			for (Map.Entry<Pattern, SheetColumn> word : WORDS.entrySet()) {
				Matcher matcher = word.getKey().matcher(plain);
				if (matcher.find(at) && (first == null || matcher.start() < first.start())) {
					first = new Heading(word.getValue(), halfDay(plain, word.getValue()), matcher.start(),
							matcher.end(), plain.length());
				}
			}
			if (first == null) {
				break;
			}
			headings.add(first);
			at = first.end();
		}
		if (headings.isEmpty() && plain.matches("上午|下午")) {
			headings.add(new Heading(SheetColumn.SIGNATURE, halfDay(plain).orElse(null), 0, 2, 2));
		}
		return headings;
	}

	private static @Nullable HalfDay halfDay(String text, SheetColumn column) {
		return (column == SheetColumn.SIGNATURE) ? halfDay(text).orElse(null) : null;
	}

	/** The half of the day that a text names, if it names one only. */
	static Optional<HalfDay> halfDay(String text) {
		boolean morning = text.contains("上午") || text.contains("早上");
		boolean afternoon = text.contains("下午");
		return (morning == afternoon) ? Optional.empty() : Optional.of(morning ? HalfDay.MORNING : HalfDay.AFTERNOON);
	}

	/** Whether a row of texts heads a table. */
	static boolean isHeader(List<String> row) {
		List<Heading> headings = row.stream().flatMap((text) -> in(text).stream()).toList();
		boolean people = headings.stream()
			.anyMatch((heading) -> heading.column() == SheetColumn.NAME || heading.column() == SheetColumn.SIGNATURE
					|| heading.column() == SheetColumn.ID_NUMBER);
		long kinds = headings.stream().map(Heading::column).distinct().count();
		// a heading may be said again in another language
		int letters = row.stream().mapToInt((text) -> text.replaceAll("[\\s\\p{Punct}A-Za-z]", "").length()).sum();
		int ofHeadings = headings.stream().mapToInt((heading) -> heading.end() - heading.start()).sum();
		return people && kinds >= 2 && 2 * ofHeadings >= letters
				&& row.stream().noneMatch((text) -> text.matches(".*[0-9]{9}.*"));
	}

	/**
	 * A heading.
	 *
	 * @param column what the column holds
	 * @param halfDay of a signature column, for which half of the day
	 * @param start in the text without blanks
	 * @param end in the text without blanks
	 * @param of the length of that text
	 */
	record Heading(SheetColumn column, @Nullable HalfDay halfDay, int start, int end, int of) {

	}

}
