package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.sheet.HeaderText;
import cn.juanzong.extraction.sheet.HeaderText.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What stands above and below the table, sorted by what it says.
 */
final class SurroundingTexts {

	private static final Map<Kind, Pattern> LABELS = new LinkedHashMap<>();

	private static final Pattern DATE = Pattern
		.compile("[0-9]{4}\\s*[年./-]\\s*[0-9]{1,2}\\s*[月./-]\\s*[0-9]{1,2}\\s*日?");

	private static final Pattern TITLE = Pattern.compile(".*(签到|签名|花名册|报名|登记|台账|名单|培训班).*");

	private static final String ONES = "零一二三四五六七八九";

	private static final String NUMBER = "([0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])";

	private static final List<Pattern> NUMBERS = List.of(
			Pattern.compile("第\\s*" + NUMBER + "\\s*[页頁].*?共\\s*" + NUMBER + "\\s*[页頁]"),
			Pattern.compile("共\\s*" + NUMBER + "\\s*[页頁].*?第\\s*" + NUMBER + "\\s*[页頁]"),
			Pattern.compile("^第?\\s*([0-9]{1,3})\\s*/\\s*([0-9]{1,3})\\s*[页頁]?$"),
			Pattern.compile("^[Pp]age\\s*([0-9]{1,3})\\s*(?:of|/)\\s*([0-9]{1,3})$"),
			Pattern.compile("第\\s*" + NUMBER + "\\s*[页頁]"), Pattern.compile("^[-—–]\\s*([0-9]{1,3})\\s*[-—–]$"));

	static {
		LABELS.put(Kind.ORGANIZER, Pattern.compile("(主办|承办|组织|培训|举办)(单位|机构)\\s*[:：;；]"));
		LABELS.put(Kind.DATE, Pattern.compile("(培训|上课|签到|开课)?(时间|日期)\\s*[:：;；]"));
		LABELS.put(Kind.VENUE, Pattern.compile("(培训|上课|授课)?(地点|场所|地址|场地)\\s*[:：;；]"));
		LABELS.put(Kind.INSTRUCTOR, Pattern.compile("(授课|主讲|培训|任课)?(讲师|教师|老师|师资|主讲人)\\s*[:：;；]"));
		LABELS.put(Kind.HOURS, Pattern.compile("(培训)?(学时|课时)数?\\s*[:：;；]"));
		LABELS.put(Kind.COURSE, Pattern.compile("(培训|授课)?(课程|内容|主题|项目|班次)(名称)?\\s*[:：;；]"));
	}

	private final Pixels page;

	private final List<HeaderText> texts = new ArrayList<>();

	private @Nullable Integer number;

	private @Nullable Integer total;

	SurroundingTexts(Pixels page, List<ReadText> around) {
		this.page = page;
		around.stream().sorted(Comparator.comparingDouble((text) -> text.box().centreY())).forEach(this::sort);
	}

	private void sort(ReadText text) {
		Matcher numbers = numbers(text.text());
		if (numbers != null) {
			boolean totalFirst = numbers.group().startsWith("共");
			this.number = number(numbers.group(totalFirst ? 2 : 1));
			if (numbers.groupCount() > 1) {
				this.total = number(numbers.group(totalFirst ? 1 : 2));
			}
			add(Kind.PAGE_NUMBER, text, text.text());
			return;
		}
		if (labelled(text)) {
			return;
		}
		Matcher date = DATE.matcher(text.text());
		if (TITLE.matcher(text.text()).matches()
				&& this.texts.stream().noneMatch((known) -> known.kind() == Kind.TITLE)) {
			add(Kind.TITLE, text, text.text().strip());
		}
		else if (date.find()) {
			add(Kind.DATE, text, text.text().substring(date.start()).strip());
		}
		else {
			add(Kind.OTHER, text, text.text().strip());
		}
	}

	private static @Nullable Matcher numbers(String text) {
		for (Pattern pattern : NUMBERS) {
			Matcher matcher = pattern.matcher(text.strip());
			if (matcher.find()) {
				return matcher;
			}
		}
		return null;
	}

	/** A number up to 99, also in Chinese. */
	private static Integer number(String text) {
		if (Character.isDigit(text.charAt(0))) {
			return Integer.valueOf(text);
		}
		int ten = text.indexOf('十');
		String ones = text.substring(ten + 1);
		int tens = (ten < 0) ? 0 : (ten == 0) ? 10 : 10 * ONES.indexOf(text.charAt(0));
		return tens + (ones.isEmpty() ? 0 : ONES.indexOf(ones.charAt(0)));
	}

	/** A text with one label after the other, each with its value behind it. */
	private boolean labelled(ReadText text) {
		record Place(Kind kind, int start, int end) {
		}
		List<Place> places = new ArrayList<>();
		LABELS.forEach((kind, pattern) -> {
			Matcher matcher = pattern.matcher(text.text());
			while (matcher.find()) {
				places.add(new Place(kind, matcher.start(), matcher.end()));
			}
		});
		places.sort(Comparator.comparingInt(Place::start));
		for (int i = 0; i < places.size(); i++) {
			int end = (i + 1 < places.size()) ? places.get(i + 1).start() : text.text().length();
			int start = Math.min(end, places.get(i).end());
			add(places.get(i).kind(), text, text.text().substring(start, end).strip());
		}
		return !places.isEmpty();
	}

	private void add(Kind kind, ReadText text, String value) {
		this.texts.add(new HeaderText(kind, text.box().within(this.page.width(), this.page.height()), value,
				Math.round(text.confidence() * 1000) / 1000.0));
	}

	List<HeaderText> texts() {
		return this.texts;
	}

	@Nullable Integer number() {
		return this.number;
	}

	@Nullable Integer total() {
		return this.total;
	}

}
