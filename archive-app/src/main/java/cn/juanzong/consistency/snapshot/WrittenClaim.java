package cn.juanzong.consistency.snapshot;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.programme.TrainingSession;

/**
 * Something a written material says of a session behind a label, such as
 * {@code 培训时间：2022年6月15日}.
 *
 * @param field what it is about
 * @param value what it says
 */
public record WrittenClaim(Field field, String value) {

	private static final Pattern DAY = Pattern
		.compile("(?:(20\\d\\d)\\s*[年./-]\\s*)?(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})");

	private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d)?)");

	private static final Pattern THEORY = Pattern.compile("理论\\D{0,4}(\\d+(?:\\.\\d)?)");

	private static final Pattern PRACTICE = Pattern.compile("实[操践训]\\D{0,4}(\\d+(?:\\.\\d)?)");

	/** How much of a name must be there: places are written in many ways. */
	private static final double ALIKE = 0.6;

	/** What a text says. */
	public static List<WrittenClaim> in(String text) {
		List<WrittenClaim> claims = new ArrayList<>();
		for (Field field : Field.values()) {
			field.label.matcher(text)
				.results()
				.map((match) -> match.group(1).strip())
				.filter((value) -> !value.isEmpty())
				.forEach((value) -> claims.add(new WrittenClaim(field, value)));
		}
		return claims;
	}

	/** Whether it fits what is recorded of the session. */
	public boolean fits(TrainingSession session) {
		return switch (this.field) {
			case DATE -> dayFits(session);
			case VENUE -> alike(this.value, session.venue().name())
					|| alike(this.value, session.venue().village() + session.venue().name());
			case INSTRUCTOR -> plain(this.value).contains(plain(session.instructor().name()));
			case COURSE -> alike(this.value, session.course().title()) || alike(this.value, session.title())
					|| this.value.contains(session.course().code());
			case HOURS -> hoursFit(session);
		};
	}

	/** What is recorded of the session. */
	public String recorded(TrainingSession session) {
		return switch (this.field) {
			case DATE -> session.startsOn().equals(session.endsOn()) ? session.startsOn().toString()
					: session.startsOn() + " – " + session.endsOn();
			case VENUE -> session.venue().name();
			case INSTRUCTOR -> session.instructor().name();
			case COURSE -> session.course().title();
			case HOURS -> session.theoryHours().toPlainString() + " + " + session.practiceHours().toPlainString();
		};
	}

	private boolean dayFits(TrainingSession session) {
		List<MatchResult> days = DAY.matcher(this.value).results().toList();
		return days.isEmpty() || days.stream().anyMatch((day) -> {
			int year = (day.group(1) != null) ? Integer.parseInt(day.group(1)) : session.startsOn().getYear();
			try {
				LocalDate on = LocalDate.of(year, Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
				return !on.isBefore(session.startsOn()) && !on.isAfter(session.endsOn());
			}
			catch (DateTimeException ex) {
				// such as a time of day, misread as a day
				return days.size() == 1;
			}
		});
	}

	private boolean hoursFit(TrainingSession session) {
		Matcher theory = THEORY.matcher(this.value);
		Matcher practice = PRACTICE.matcher(this.value);
		boolean theoryFound = theory.find();
		boolean practiceFound = practice.find();
		if (theoryFound || practiceFound) {
			return (!theoryFound || same(theory.group(1), session.theoryHours()))
					&& (!practiceFound || same(practice.group(1), session.practiceHours()));
		}
		Matcher total = NUMBER.matcher(this.value);
		return !total.find() || same(total.group(1), session.theoryHours().add(session.practiceHours()));
	}

	private static boolean same(String written, BigDecimal recorded) {
		return new BigDecimal(written).compareTo(recorded) == 0;
	}

	private static boolean alike(String written, String recorded) {
		String one = plain(written);
		String other = plain(recorded);
		if (one.contains(other) || other.contains(one)) {
			return true;
		}
		Set<Integer> characters = new LinkedHashSet<>(other.codePoints().boxed().toList());
		long shared = characters.stream().filter((c) -> one.indexOf(c) >= 0).count();
		return shared >= ALIKE * characters.size();
	}

	private static String plain(String text) {
		return text.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
	}

	/** What a claim is about. */
	public enum Field {

		DATE("(?:培训|上课|开班)?(?:时间|日期)"), COURSE("(?:培训)?(?:课程|课程名称|内容)"), VENUE("(?:培训|上课)?(?:地点|场所)"),
		INSTRUCTOR("(?:授课|培训|主讲)?(?:老师|教师|讲师|主讲人)"), HOURS("(?:培训)?(?:学时|课时)");

		private final String name;

		private final Pattern label;

		Field(String name) {
			this.name = name.replaceAll("\\(\\?:[^)]*\\)\\?", "").replaceAll("[(?:)]", "").split("\\|")[0];
			this.label = Pattern.compile("(?<![\\p{IsHan}])" + name + "\\s*[：:]\\s*([^\\n\\r。；;\\t]{1,80})");
		}

		/** A text with its label, as if it stood in a document. */
		public String labelled(String text) {
			return this.name + "：" + text;
		}

	}

}
