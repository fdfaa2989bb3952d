package cn.juanzong.extraction.layout;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.layout.DrawnSheet.Hand;
import cn.juanzong.extraction.layout.DrawnSheet.Heading;
import cn.juanzong.extraction.layout.DrawnSheet.Layout;
import cn.juanzong.extraction.layout.DrawnSheet.Person;
import cn.juanzong.extraction.ocr.OcrEngine;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.HeaderText;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A few drawn sheets of each kind, read with the real models. How well all kinds are read
 * in all states is measured by {@link SheetReadingBenchmark}; the bounds here only catch
 * what is broken.
 */
class SheetReaderIT {

	private static final int PEOPLE = 14;

	static OcrEngine engine;

	static SheetReader reader;

	@BeforeAll
	static void load() throws Exception {
		engine = new OcrEngine(null);
		reader = new SheetReader(engine);
	}

	@AfterAll
	static void close() throws Exception {
		engine.close();
	}

	@ParameterizedTest
	@CsvSource({ "PRINTED,STANDARD,TURNED", "PRINTED,REORDERED,SEALED", "PRINTED,UNRULED,COMPRESSED",
			"MIXED,LEVEL_LINES,BLURRED", "MIXED,SIGNATURE_ONLY,PERSPECTIVE", "MIXED,TWO_IN_A_ROW,NONE",
			"MIXED,TWO_HALVES,HEAVY", "WRITTEN,STANDARD,PERSPECTIVE" })
	void everyLineIsFoundAndPrintedNumbersAreRead(Hand hand, Layout layout, Wear wear) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 7);
		DrawnSheet sheet = new SheetDrawing(hand, layout, Heading.PLAIN, 150, 7).draw(people, PEOPLE);
		SheetScore score = score(people, wear.wear(sheet.picture(), 7));
		assertThat(score.rows).as("lines found").isGreaterThanOrEqualTo(PEOPLE - 1);
		assertThat(score.invented).as("lines invented").isLessThanOrEqualTo(1);
		boolean phones = layout != Layout.SIGNATURE_ONLY;
		boolean ids = phones && layout != Layout.TWO_IN_A_ROW && layout != Layout.TWO_HALVES;
		assertThat(score.idCells).as("cells for ID numbers").isEqualTo(ids ? PEOPLE : 0);
		assertThat(score.phoneCells).as("cells for phones").isEqualTo(phones ? PEOPLE : 0);
		if (hand != Hand.WRITTEN) {
			assertThat(score.ids).as("ID numbers").isGreaterThanOrEqualTo(score.idCells - 1);
			assertThat(score.phones).as("phones").isGreaterThanOrEqualTo(score.phoneCells - 1);
			assertThat(score.names).as("names").isGreaterThanOrEqualTo(PEOPLE - 3);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.28, 0.45, 0.62 })
	void numbersUnderASealAreReadWithoutItsStrokes(double across) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 11);
		DrawnSheet sheet = new SheetDrawing(Hand.PRINTED, Layout.STANDARD, Heading.PLAIN, 200, 11).draw(people, PEOPLE);
		BufferedImage sealed = Wear.compressed(Wear.turned(stamped(sheet.picture(), across), 1), 0.75f);
		SheetPage page = reader.read(pixels(sealed), 1).sheet();
		SheetScore score = new SheetScore();
		score.add(people, page);
		assertThat(score.ids).as("ID numbers").isEqualTo(PEOPLE);
		assertThat(score.phones).as("phones").isEqualTo(PEOPLE);
		assertThat(page).isNotNull();
		assertThat(page.filledLines()).allSatisfy((line) -> {
			assertThat(line.cell(SheetColumn.ID_NUMBER).orElseThrow().confidence()).isGreaterThan(0.8);
			assertThat(line.cell(SheetColumn.PHONE).orElseThrow().confidence()).isGreaterThan(0.8);
		});
	}

	/** Through a name, in blue and in red, and through a row, also aslant. */
	@ParameterizedTest
	@CsvSource({ "BLURRED", "PERSPECTIVE" })
	@DisplayName("R12-3: whose line is struck out by hand is left to a person, and nobody else's is")
	void aLineThatIsStruckOutIsReadWithDoubt(Wear wear) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 19);
		DrawnSheet sheet = new SheetDrawing(Hand.MIXED, Layout.STANDARD, Heading.PLAIN, 150, 19).draw(people, PEOPLE);
		Graphics2D canvas = sheet.picture().createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		canvas.scale(150 / 72.0, 150 / 72.0);
		canvas.setColor(new Color(0x20, 0x28, 0x60));
		canvas.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		double name = 104 + 27 * (3 + 1.68) - 4.5;
		canvas.draw(new CubicCurve2D.Double(71, name + 1.2, 85, name - 1.5, 100, name + 1.5, 118, name - 1));
		double row = 104 + 27 * (8 + 1.68) - 4.5;
		canvas.draw(new CubicCurve2D.Double(40, row - 1, 200, row + 1.5, 400, row - 1, 550, row + 1));
		double aslant = 104 + 27 * (11 + 1.68) - 4.5;
		canvas.draw(new CubicCurve2D.Double(40, aslant + 4, 200, aslant + 2, 400, aslant - 2, 550, aslant - 4));
		canvas.setColor(new Color(0xd0, 0x20, 0x2c));
		double red = 104 + 27 * (5 + 1.68) - 4.5;
		canvas.draw(new CubicCurve2D.Double(71, red, 85, red - 1, 100, red + 1, 118, red));
		canvas.dispose();
		SheetPage page = reader.read(pixels(wear.wear(sheet.picture(), 19)), 1).sheet();
		assertThat(page).isNotNull();
		List<SheetLine> lines = page.filledLines();
		assertThat(lines).hasSize(PEOPLE);
		for (int i = 0; i < PEOPLE; i++) {
			boolean struck = i == 3 || i == 5 || i == 8 || i == 11;
			assertThat(lines.get(i).cells()).as("line %d", i + 1)
				.filteredOn((cell) -> cell.column() == SheetColumn.ID_NUMBER || cell.column() == SheetColumn.PHONE)
				.allMatch((cell) -> struck == cell.confidence() <= 0.5);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { -26, 30 })
	void paperThatCurlsIsReadAsIfItLayFlat(int high) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 31);
		BufferedImage flat = new SheetDrawing(Hand.MIXED, Layout.STANDARD, Heading.PLAIN, 200, 31).draw(people, PEOPLE)
			.picture();
		BufferedImage bent = new BufferedImage(flat.getWidth(), flat.getHeight(), BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < flat.getWidth(); x++) {
			int down = (int) Math.round(high * Math.sin(4.2 * x / flat.getWidth()));
			for (int y = 0; y < flat.getHeight(); y++) {
				bent.setRGB(x, y, flat.getRGB(x, Math.max(0, Math.min(flat.getHeight() - 1, y + down))));
			}
		}
		SheetScore score = score(people, Wear.compressed(bent, 0.8f));
		assertThat(score.rows).as("lines found").isEqualTo(PEOPLE);
		assertThat(score.invented).as("lines invented").isZero();
		assertThat(score.ids).as("ID numbers").isGreaterThanOrEqualTo(PEOPLE - 1);
		assertThat(score.names).as("names").isGreaterThanOrEqualTo(PEOPLE - 2);
	}

	@Test
	void aSealOverAnEmptyCellIsNoSignature() throws Exception {
		List<Person> people = new ArrayList<>(DrawnPeople.of(PEOPLE, 13));
		for (int i = 0; i < PEOPLE; i++) {
			Person one = people.get(i);
			people.set(i, new Person(one.name(), one.idNumber(), one.phone(), one.village(), i % 2 == 0));
		}
		DrawnSheet sheet = new SheetDrawing(Hand.MIXED, Layout.STANDARD, Heading.PLAIN, 200, 13).draw(people, PEOPLE);
		BufferedImage sealed = Wear.compressed(Wear.turned(stamped(sheet.picture(), 0.82), -1), 0.75f);
		SheetPage page = reader.read(pixels(sealed), 1).sheet();
		assertThat(page).isNotNull();
		assertThat(page.filledLines()).extracting(SheetLine::signed)
			.containsExactlyElementsOf(people.stream().map(Person::signed).toList());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void columnsBetweenWhichNoLineIsSeenAreParted(int fromTheRight) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 17);
		DrawnSheet sheet = new SheetDrawing(Hand.MIXED, Layout.STANDARD, Heading.PLAIN, 150, 17).draw(people, PEOPLE);
		BufferedImage page = sheet.picture();
		List<Integer> upright = upright(page);
		Graphics2D canvas = page.createGraphics();
		canvas.setColor(new Color(page.getRGB(2, 2)));
		canvas.fillRect(upright.get(upright.size() - 1 - fromTheRight) - 3, 0, 7, page.getHeight());
		canvas.dispose();
		SheetScore score = score(people, Wear.compressed(page, 0.75f));
		assertThat(score.ids).as("ID numbers").isEqualTo(PEOPLE);
		assertThat(score.phones).as("phones").isEqualTo(PEOPLE);
	}

	@ParameterizedTest
	@CsvSource({ "STANDARD", "LEVEL_LINES" })
	void runsOfOneDigitAreReadInBadLight(Layout layout) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 7);
		DrawnSheet sheet = new SheetDrawing(Hand.MIXED, layout, Heading.PLAIN, 150, 7).draw(people, PEOPLE);
		SheetScore score = score(people, Wear.DIM.wear(sheet.picture(), 7));
		assertThat(score.rows).as("lines found").isEqualTo(PEOPLE);
		assertThat(score.ids).as("ID numbers with six nines").isEqualTo(PEOPLE);
		assertThat(score.phones).as("phones").isEqualTo(PEOPLE);
	}

	@Test
	void numbersWithoutAHeadingAreReadAsSuchInBadLight() throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 31);
		DrawnSheet sheet = new SheetDrawing(Hand.MIXED, Layout.STANDARD, Heading.PLAIN, 150, 31).draw(people, PEOPLE);
		Graphics2D canvas = sheet.picture().createGraphics();
		canvas.scale(150 / 72.0, 150 / 72.0);
		canvas.setColor(new Color(sheet.picture().getRGB(2, 2)));
		canvas.fill(new Rectangle2D.Double(150, 106, 164, 23));
		canvas.fill(new Rectangle2D.Double(318, 106, 106, 23));
		canvas.dispose();
		SheetScore score = score(people, Wear.DIM.wear(sheet.picture(), 31));
		assertThat(score.rows).as("lines found").isEqualTo(PEOPLE);
		assertThat(score.ids).as("ID numbers with six nines").isEqualTo(PEOPLE);
		assertThat(score.phones).as("phones").isEqualTo(PEOPLE);
	}

	@ParameterizedTest
	@CsvSource({ "NONE", "TURNED", "PERSPECTIVE" })
	void numbersInTwoLinesOfACellAreReadAsOne(Wear wear) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 23);
		DrawnSheet sheet = new SheetDrawing(Hand.PRINTED, Layout.WRAPPED, Heading.PLAIN, 200, 23).draw(people, PEOPLE);
		SheetScore score = score(people, Wear.compressed(wear.wear(sheet.picture(), 23), 0.75f));
		assertThat(score.rows).as("lines found").isEqualTo(PEOPLE);
		assertThat(score.ids).as("ID numbers").isEqualTo(PEOPLE);
		assertThat(score.phones).as("phones").isEqualTo(PEOPLE);
	}

	@ParameterizedTest
	@CsvSource({ "STANDARD", "UNRULED", "WRAPPED" })
	void smallPicturesAsSentInChatsAreRead(Layout layout) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 29);
		DrawnSheet sheet = new SheetDrawing(Hand.MIXED, layout, Heading.PLAIN, 200, 29).draw(people, PEOPLE);
		BufferedImage sent = Wear.compressed(reduced(Wear.PERSPECTIVE.wear(sheet.picture(), 29), 1_280), 0.6f);
		SheetScore score = score(people, sent);
		assertThat(score.rows).as("lines found").isEqualTo(PEOPLE);
		assertThat(score.invented).as("lines invented").isZero();
		assertThat(score.ids).as("ID numbers").isGreaterThanOrEqualTo(PEOPLE - 1);
		assertThat(score.phones).as("phones").isGreaterThanOrEqualTo(PEOPLE - 1);
	}

	private static BufferedImage reduced(BufferedImage page, int height) {
		int width = page.getWidth() * height / page.getHeight();
		BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = small.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		canvas.drawImage(page, 0, 0, width, height, null);
		canvas.dispose();
		return small;
	}

	@Test
	void rowsBetweenWhichNoLineIsSeenAreParted() throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 19);
		DrawnSheet sheet = new SheetDrawing(Hand.MIXED, Layout.STANDARD, Heading.PLAIN, 150, 19).draw(people, PEOPLE);
		BufferedImage page = sheet.picture();
		List<Integer> level = level(page);
		assertThat(level).as("lines").hasSize(PEOPLE + 2);
		Graphics2D canvas = page.createGraphics();
		canvas.setColor(new Color(page.getRGB(2, 2)));
		for (int unseen : new int[] { 3, 4, 6, 8, 9, 10, 12 }) {
			canvas.fillRect(0, level.get(unseen) - 3, page.getWidth(), 7);
		}
		canvas.dispose();
		SheetScore score = score(people, Wear.compressed(page, 0.75f));
		assertThat(score.rows).as("lines found").isEqualTo(PEOPLE);
		assertThat(score.ids).as("ID numbers").isEqualTo(PEOPLE);
		assertThat(score.phones).as("phones").isEqualTo(PEOPLE);
	}

	/** Where lines run across the table, from above. */
	private static List<Integer> level(BufferedImage page) {
		List<Integer> lines = new ArrayList<>();
		for (int y = 0; y < page.getHeight(); y++) {
			int dark = 0;
			for (int x = page.getWidth() / 4; x < page.getWidth() * 3 / 4; x++) {
				dark += ((page.getRGB(x, y) & 0xff) < 160) ? 1 : 0;
			}
			if (dark > page.getWidth() * 2 / 5 && (lines.isEmpty() || y - lines.get(lines.size() - 1) > 5)) {
				lines.add(y);
			}
		}
		return lines;
	}

	/** Where lines run down the table, from the left. */
	private static List<Integer> upright(BufferedImage page) {
		List<Integer> lines = new ArrayList<>();
		for (int x = 0; x < page.getWidth(); x++) {
			int dark = 0;
			for (int y = page.getHeight() / 6; y < page.getHeight() / 3; y++) {
				dark += ((page.getRGB(x, y) & 0xff) < 160) ? 1 : 0;
			}
			if (dark > page.getHeight() / 8 && (lines.isEmpty() || x - lines.get(lines.size() - 1) > 5)) {
				lines.add(x);
			}
		}
		return lines;
	}

	/** Rings, words and stars, one seal below another. */
	private static BufferedImage stamped(BufferedImage page, double across) {
		Graphics2D canvas = page.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		double unit = page.getWidth() / 595.0;
		for (double down : new double[] { 0.25, 0.42 }) {
			AffineTransform upright = canvas.getTransform();
			canvas.translate(page.getWidth() * across, page.getHeight() * down);
			canvas.scale(unit, unit);
			canvas.setColor(new Color(0xc8, 0x1e, 0x2a, 0x98));
			canvas.setStroke(new BasicStroke(2.6f));
			canvas.draw(new Ellipse2D.Double(-56, -56, 112, 112));
			canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 28));
			canvas.drawString("★", -14, 10);
			canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
			canvas.drawString("SEAL 2026", -32, 34);
			for (char letter : "TRAINING CENTRE".toCharArray()) {
				canvas.drawString(String.valueOf(letter), -4, -40);
				canvas.rotate(2 * Math.PI / 15);
			}
			canvas.setTransform(upright);
		}
		canvas.dispose();
		return page;
	}

	@ParameterizedTest
	@CsvSource({ "STANDARD,NONE", "REORDERED,TURNED" })
	void runsOfOneDigitWrittenByHandAreRead(Layout layout, Wear wear) throws Exception {
		List<Person> people = DrawnPeople.of(PEOPLE, 11);
		DrawnSheet sheet = new SheetDrawing(Hand.WRITTEN, layout, Heading.PLAIN, 200, 11).draw(people, PEOPLE);
		SheetScore score = score(people, wear.wear(sheet.picture(), 11));
		assertThat(score.ids).as("ID numbers with six nines").isGreaterThanOrEqualTo(PEOPLE - 2);
		assertThat(score.phones).as("phones").isGreaterThanOrEqualTo(PEOPLE - 2);
	}

	@Test
	void whatStandsAroundTheTableIsRead() throws Exception {
		List<Person> people = DrawnPeople.of(6, 3);
		Heading heading = new Heading("电子商务进农村培训签到表", 2, 3, HalfDay.AFTERNOON);
		DrawnSheet sheet = new SheetDrawing(Hand.MIXED, Layout.STANDARD, heading, 150, 3).draw(people, 10);
		SheetPage page = reader.read(pixels(sheet.picture()), 4).sheet();
		assertThat(page).isNotNull();
		assertThat(page.page()).isEqualTo(4);
		assertThat(page.printedNumber()).isEqualTo(2);
		assertThat(page.printedTotal()).isEqualTo(3);
		assertThat(page.halfDay()).isEqualTo(HalfDay.AFTERNOON);
		assertThat(page.text(HeaderText.Kind.TITLE).orElseThrow().text()).contains("签到表");
		assertThat(page.text(HeaderText.Kind.DATE).orElseThrow().text()).startsWith("2026年3月1日");
		assertThat(page.text(HeaderText.Kind.VENUE).orElseThrow().text()).contains("东村");
		assertThat(page.text(HeaderText.Kind.COURSE).orElseThrow().text()).contains("直播");
		assertThat(page.text(HeaderText.Kind.INSTRUCTOR).orElseThrow().text()).contains("王立新");
		assertThat(page.columns()).containsExactly(SheetColumn.ORDINAL, SheetColumn.NAME, SheetColumn.ID_NUMBER,
				SheetColumn.PHONE, SheetColumn.SIGNATURE);
		assertThat(page.lines()).hasSize(10);
		assertThat(page.filledLines()).hasSize(6);
		for (int i = 0; i < 6; i++) {
			assertThat(page.lines().get(i).signed()).isEqualTo(people.get(i).signed());
		}
	}

	@ParameterizedTest
	@CsvSource({ "90", "180", "270" })
	void aPageLyingOrOnItsHeadIsTurned(int degrees) throws Exception {
		List<Person> people = DrawnPeople.of(8, 5);
		DrawnSheet sheet = new SheetDrawing(Hand.PRINTED, Layout.STANDARD, Heading.PLAIN, 150, 5).draw(people, 8);
		SheetScore score = score(people, quarterTurned(sheet.picture(), degrees / 90));
		assertThat(score.rows).isEqualTo(8);
	}

	private static BufferedImage quarterTurned(BufferedImage page, int times) {
		BufferedImage turned = page;
		for (int i = 0; i < times; i++) {
			BufferedImage from = turned;
			turned = new BufferedImage(from.getHeight(), from.getWidth(), BufferedImage.TYPE_INT_RGB);
			for (int y = 0; y < from.getHeight(); y++) {
				for (int x = 0; x < from.getWidth(); x++) {
					turned.setRGB(from.getHeight() - 1 - y, x, from.getRGB(x, y));
				}
			}
		}
		return turned;
	}

	private static SheetScore score(List<Person> people, BufferedImage page) throws IOException {
		SheetScore score = new SheetScore();
		score.add(people, reader.read(pixels(page), 1).sheet());
		return score;
	}

	static Pixels pixels(BufferedImage picture) {
		assertThat(picture.getRaster().getDataBuffer()).isInstanceOfAny(DataBufferInt.class,
				java.awt.image.DataBufferByte.class);
		return Pixels.of(picture);
	}

}
