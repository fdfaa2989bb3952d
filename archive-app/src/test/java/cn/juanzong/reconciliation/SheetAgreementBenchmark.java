package cn.juanzong.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import cn.juanzong.extraction.layout.SheetReader;
import cn.juanzong.extraction.ocr.OcrEngine;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ledger.People;
import cn.juanzong.reconciliation.FormPainter.Hand;
import cn.juanzong.reconciliation.FormPainter.Signer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Page images of other forms and fonts than the reader was made with, read by the real
 * engine and compared with honest and with altered ledgers: one JSON line for each kind,
 * form and way the page came. {@code -Dsheets.seeds} sets how many pages of each,
 * {@code -Dsheets.first} the first seed.
 */
class SheetAgreementBenchmark {

	/** Ledgers with a third of their rows altered, for each page. */
	private static final int ALTERED_LEDGERS = 4;

	/** From this share of the same characters on a line may be somebody's. */
	private static final double LIKE = 2.0 / 3;

	private static final String FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢傅钟崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武";

	private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲志国华建春梅海燕红玉林新生金凤云龙飞成荣光永福来喜庆祥德才学忠信仁孝勤俭和安康宁心怡子涵雨欣浩宇博俊熙思远晓东天翔佳琪宝珍淑贞改花妮爱菊景秋凯莉";

	private static final int[] DPI = { 150, 200, 300 };

	@Test
	void linesAgainstHonestAndAlteredLedgers() throws Exception {
		int seeds = Integer.getInteger("sheets.seeds", 1);
		int first = Integer.getInteger("sheets.first", 4000);
		String only = System.getProperty("sheets.only", "");
		try (OcrEngine engine = new OcrEngine(null)) {
			SheetReader reader = new SheetReader(engine);
			for (Hand hand : Hand.values()) {
				for (OfficeForm form : OfficeForm.values()) {
					for (PaperTrip trip : PaperTrip.values()) {
						String kind = hand + "/" + form + "/" + trip;
						if (kind.matches(only.isEmpty() ? ".*" : only)) {
							measure(reader, hand, form, trip, first, seeds);
						}
					}
				}
			}
		}
	}

	private static void measure(SheetReader reader, Hand hand, OfficeForm form, PaperTrip trip, int first, int seeds)
			throws Exception {
		Score score = new Score();
		for (int seed = first; seed < first + seeds; seed++) {
			List<Signer> people = people(form.lines, seed);
			Pixels picture = Pixels
				.of(trip.of(
						new FormPainter(form, hand, DPI[seed % DPI.length], seed).paint("农村电商实用技能培训签到表",
								List.of("培训时间：2026年4月8日", "培训地点：石关村党群服务中心", "培训内容：短视频拍摄", "授课老师：方文清"), "", people),
						seed));
			if (System.getProperty("sheets.folder") != null) {
				java.nio.file.Files.write(
						java.nio.file.Path.of(System.getProperty("sheets.folder"),
								hand + "-" + form + "-" + trip + "-" + seed + ".jpg"),
						PaperTrip.file(image(picture), 0.9f));
			}
			SheetPage page = reader.read(picture, 1).sheet();
			score.people += people.size();
			if (page == null) {
				score.unread += people.size();
				continue;
			}
			score.page(form, people, page);
			score.honest(people, reconcile(page, people));
			for (int round = 0; round < ALTERED_LEDGERS; round++) {
				score.altered(form, people, page, new Random(seed * 97L + round));
			}
		}
		System.out.printf(Locale.ROOT, "{\"benchmark\":\"sheet-agreement\",\"hand\":\"%s\",\"form\":\"%s\","
				+ "\"trip\":\"%s\",\"people\":%d,\"pagesUnread\":%d,\"rows\":%d,\"invented\":%d,\"ids\":\"%d/%d\","
				+ "\"phones\":\"%d/%d\",\"names\":\"%d/%d\",\"right\":%d,\"put\":%d,\"verified\":%d,\"accused\":%d,"
				+ "\"altered\":%d,\"alteredVerified\":%d,\"disagrees\":%d,\"disagreesRight\":%d}%n", hand, form, trip,
				score.people, score.unread, score.rows, score.invented, score.ids, score.idCells, score.phones,
				score.phoneCells, score.names, score.nameCells, score.right, score.put, score.verified, score.accused,
				score.altered, score.alteredVerified, score.disagrees, score.disagreesRight);
		score.wrong.forEach((each) -> System.out.println("  " + each));
	}

	private static java.awt.image.BufferedImage image(Pixels picture) {
		java.awt.image.BufferedImage image = new java.awt.image.BufferedImage(picture.width(), picture.height(),
				java.awt.image.BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
		return image;
	}

	private static List<Signer> people(int count, long seed) {
		Random chance = new Random(seed);
		List<Signer> people = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			people.add(person(chance));
		}
		return people;
	}

	private static Signer person(Random chance) {
		String name = "" + FAMILY.charAt(chance.nextInt(FAMILY.length()))
				+ GIVEN.charAt(chance.nextInt(GIVEN.length()));
		name += (chance.nextInt(4) > 0) ? String.valueOf(GIVEN.charAt(chance.nextInt(GIVEN.length()))) : "";
		return Signer.of(name,
				People.idNumber(LocalDate.of(1958, 1, 1).plusDays(chance.nextInt(16_000)), chance.nextInt(1000)),
				"1" + "35789".charAt(chance.nextInt(5))
						+ String.format(Locale.ROOT, "%09d", chance.nextInt(1_000_000_000)));
	}

	private static List<ReconciledItem> reconcile(SheetPage page, List<Signer> people) {
		return new PaintedPaper(List.of(page)).against(PaintedPaper.rows(people));
	}

	/** Counts of one kind of page. */
	private static final class Score {

		private int people;

		private int unread;

		private int rows;

		private int invented;

		private int ids;

		private int idCells;

		private int phones;

		private int phoneCells;

		private int names;

		private int nameCells;

		private int right;

		private int put;

		private int verified;

		private int accused;

		private int altered;

		private int alteredVerified;

		private int disagrees;

		private int disagreesRight;

		private final Map<Integer, Integer> whose = new HashMap<>();

		private final List<String> wrong = new ArrayList<>();

		private void page(OfficeForm form, List<Signer> people, SheetPage page) {
			this.whose.clear();
			List<SheetLine> lines = page.filledLines();
			this.invented += Math.max(0, lines.size() - people.size());
			int from = 0;
			for (int i = 0; i < people.size(); i++) {
				int at = (lines.size() == people.size()) ? i : find(i, people, lines, from);
				SheetLine line = (at < 0) ? null : lines.get(at);
				if (line != null) {
					from = at + 1;
					this.whose.put(line.number(), i);
					this.rows++;
				}
				this.names += field(line, SheetColumn.NAME, people.get(i).name());
				this.nameCells++;
				if (form.shows('i')) {
					this.ids += field(line, SheetColumn.ID_NUMBER, people.get(i).idNumber());
					this.idCells++;
				}
				if (form.shows('p')) {
					this.phones += field(line, SheetColumn.PHONE, people.get(i).phone());
					this.phoneCells++;
				}
			}
		}

		private int field(@Nullable SheetLine line, SheetColumn column, String expected) {
			String text = (line == null) ? "no line"
					: line.cell(column).map(SheetCell::text).orElse("no cell").replace(" ", "");
			if (!text.equals(expected)) {
				this.wrong.add(column + " " + expected + " read as " + text);
			}
			return text.equals(expected) ? 1 : 0;
		}

		/** The line like a person, and like nobody more: all ID numbers begin alike. */
		private static int find(int person, List<Signer> people, List<SheetLine> lines, int from) {
			for (int i = from; i < Math.min(lines.size(), from + 4); i++) {
				SheetLine line = lines.get(i);
				double like = likeness(line, people.get(person));
				if (like >= LIKE && people.stream().allMatch((other) -> likeness(line, other) <= like)) {
					return i;
				}
			}
			return -1;
		}

		private static double likeness(SheetLine line, Signer person) {
			return line.cells()
				.stream()
				.map(SheetCell::text)
				.filter((text) -> text.length() > 1)
				.flatMapToDouble((text) -> Stream.of(person.name(), person.idNumber(), person.phone())
					.mapToDouble((expected) -> likeness(text, expected)))
				.max()
				.orElse(0);
		}

		private static double likeness(String text, String expected) {
			int same = 0;
			for (int i = 0; i < Math.min(text.length(), expected.length()); i++) {
				same += (text.charAt(i) == expected.charAt(i)) ? 1 : 0;
			}
			return same / (double) expected.length();
		}

		private void honest(List<Signer> people, List<ReconciledItem> items) {
			for (ReconciledItem item : items) {
				Integer person = (item.line() != null) ? this.whose.get(item.line()) : null;
				if (person != null && item.row() != null) {
					this.put++;
					this.right += (item.row() == person + 1) ? 1 : 0;
					this.verified += (item.outcome() == Outcome.MATCH) ? 1 : 0;
					this.accused += (item.outcome() == Outcome.FIELD_MISMATCH) ? 1 : 0;
					if (item.outcome() != Outcome.MATCH) {
						this.wrong.add("honest " + people.get(person).name() + " " + item.outcome() + " "
								+ item.reasons() + ((item.row() == person + 1) ? "" : " as " + item.row()));
					}
				}
			}
		}

		private void altered(OfficeForm form, List<Signer> people, SheetPage page, Random chance) {
			List<Signer> ledger = new ArrayList<>(people);
			boolean[] changed = new boolean[people.size()];
			for (int i = 0; i < people.size(); i++) {
				if (chance.nextInt(3) == 0) {
					ledger.set(i, alter(form, people.get(i), chance));
					changed[i] = true;
				}
			}
			for (ReconciledItem item : reconcile(page, ledger)) {
				Integer person = (item.line() != null) ? this.whose.get(item.line()) : null;
				if (person == null) {
					continue;
				}
				if (changed[person]) {
					this.altered++;
					if (item.outcome() == Outcome.MATCH) {
						this.alteredVerified++;
						this.wrong.add("ALTERED VERIFIED " + people.get(person).name() + " "
								+ people.get(person).idNumber() + " " + people.get(person).phone() + " as "
								+ ledger.get(item.row() - 1).name() + " " + ledger.get(item.row() - 1).idNumber() + " "
								+ ledger.get(item.row() - 1).phone());
					}
				}
				if (item.outcome() == Outcome.FIELD_MISMATCH) {
					this.disagrees++;
					this.disagreesRight += changed[person] ? 1 : 0;
				}
			}
		}

		/** In something that the form shows. */
		private static Signer alter(OfficeForm form, Signer one, Random chance) {
			List<Signer> ways = new ArrayList<>();
			Signer other = person(chance);
			String name = one.name();
			int at = 1 + chance.nextInt(name.length() - 1);
			char instead = GIVEN.charAt(chance.nextInt(GIVEN.length()));
			if (instead != name.charAt(at)) {
				ways.add(new Signer(name.substring(0, at) + instead + name.substring(at + 1), one.idNumber(),
						one.phone(), one.village(), one.signature(), ""));
			}
			if (form.shows('p')) {
				ways.add(Signer.of(name, one.idNumber(), changed(one.phone(), 2 + chance.nextInt(9), chance)));
			}
			if (form.shows('i')) {
				ways.add(Signer.of(name, otherId(one.idNumber(), chance), one.phone()));
				ways.add(Signer.of(name, other.idNumber(), one.phone()));
			}
			ways.add(other);
			return ways.get(chance.nextInt(ways.size()));
		}

		/** One that a ledger can hold: with a date that exists. */
		private static String otherId(String idNumber, Random chance) {
			String other;
			do {
				other = changed(idNumber, 6 + chance.nextInt(11), chance);
			}
			while (!other.substring(10, 14).matches("(0[1-9]|1[0-2])(0[1-9]|1\\d|2[0-8])"));
			return other;
		}

		private static String changed(String number, int at, Random chance) {
			int digit = (number.charAt(at) - '0' + 1 + chance.nextInt(9)) % 10;
			return number.substring(0, at) + digit + number.substring(at + 1);
		}

	}

}
