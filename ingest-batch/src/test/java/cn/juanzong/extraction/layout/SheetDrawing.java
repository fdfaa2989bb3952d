package cn.juanzong.extraction.layout;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import cn.juanzong.extraction.SampleDocuments;
import cn.juanzong.extraction.layout.DrawnSheet.Hand;
import cn.juanzong.extraction.layout.DrawnSheet.Heading;
import cn.juanzong.extraction.layout.DrawnSheet.Layout;
import cn.juanzong.extraction.layout.DrawnSheet.Person;
import cn.juanzong.extraction.sheet.HalfDay;

/**
 * Draws sign-in sheets on A4 with a known content. Without fonts from elsewhere, writing
 * by hand is the one printed font with every glyph slanted, shifted, scaled and thickened
 * by chance: handwriting-like, no handwriting.
 */
public final class SheetDrawing {

	/** A4 in points. */
	private static final double WIDTH = 595;

	private static final double HEIGHT = 842;

	private static final Font PRINTED = load(System.getProperty("sheets.font.printed"));

	private static final Font WRITTEN = load(System.getProperty("sheets.font.written"));

	private static final Font WRITTEN_DIGITS = (System.getProperty("sheets.font.digits") != null)
			? load(System.getProperty("sheets.font.digits")) : WRITTEN;

	private final Hand hand;

	private final Layout layout;

	private final Heading heading;

	private final int dpi;

	private final SplittableRandom chance;

	public SheetDrawing(Hand hand, Layout layout, Heading heading, int dpi, long seed) {
		this.hand = hand;
		this.layout = layout;
		this.heading = heading;
		this.dpi = dpi;
		this.chance = new SplittableRandom(seed);
	}

	private static Font load(String file) {
		try {
			if (file != null) {
				return Font.createFont(Font.TRUETYPE_FONT, new File(file));
			}
			try (var in = SampleDocuments.font()) {
				return Font.createFont(Font.TRUETYPE_FONT, in);
			}
		}
		catch (IOException | FontFormatException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Draws people into a sheet.
	 * @param people in the order of their lines
	 * @param rows rows of the table, those left over stay empty
	 * @return the sheet
	 */
	public DrawnSheet draw(List<Person> people, int rows) {
		int width = (int) Math.round(WIDTH * this.dpi / 72);
		int height = (int) Math.round(HEIGHT * this.dpi / 72);
		BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = page.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		canvas.setColor(new Color(0xfb, 0xfa, 0xf6));
		canvas.fillRect(0, 0, width, height);
		canvas.scale(this.dpi / 72.0, this.dpi / 72.0);
		head(canvas);
		table(canvas, people, rows);
		canvas.dispose();
		return new DrawnSheet(page, people);
	}

	private void head(Graphics2D canvas) {
		canvas.setColor(Color.BLACK);
		double size = 20;
		print(canvas, this.heading.title(), (WIDTH - size * this.heading.title().length()) / 2, 52, size);
		HalfDay half = this.heading.halfDay();
		String time = (half == null) ? "" : (half == HalfDay.MORNING) ? "上午" : "下午";
		print(canvas, "培训时间：2026年3月1日" + time, 42, 76, 11);
		print(canvas, "培训地点：东村服务站", 330, 76, 11);
		print(canvas, "培训内容：直播基础", 42, 94, 11);
		print(canvas, "授课教师：王立新", 330, 94, 11);
		if (this.heading.page() > 0) {
			print(canvas, "第" + this.heading.page() + "页 共" + this.heading.pages() + "页", 260, 826, 10);
		}
	}

	private void table(Graphics2D canvas, List<Person> people, int rows) {
		Column[] columns = columns();
		double top = 104;
		int inRow = (this.layout == Layout.TWO_IN_A_ROW) ? 2 : 1;
		int lines = (rows + inRow - 1) / inRow;
		double step = Math.min(27, (800 - top) / (lines + 1));
		double x = 36;
		List<Double> edges = new ArrayList<>(List.of(x));
		for (int part = 0; part < inRow; part++) {
			for (Column column : columns) {
				print(canvas, column.heading(), x + 4, top + step * 0.66, 11);
				x += column.width() / inRow;
				edges.add(x);
			}
		}
		rule(canvas, edges, top, step, lines);
		for (int i = 0; i < people.size(); i++) {
			int part = i / lines;
			double at = edges.get(part * columns.length);
			double baseline = top + step * (i % lines + 1.68);
			for (Column column : columns) {
				fill(canvas, column.content(), people.get(i), i + 1, at + 5, baseline);
				at += column.width() / inRow;
			}
		}
	}

	private void rule(Graphics2D canvas, List<Double> edges, double top, double step, int lines) {
		if (this.layout == Layout.UNRULED) {
			return;
		}
		canvas.setColor(new Color(0x20, 0x20, 0x20));
		canvas.setStroke(new BasicStroke(0.75f));
		double bottom = top + step * (lines + 1);
		for (int i = 0; i <= lines + 1; i++) {
			canvas.draw(new Line2D.Double(edges.get(0), top + i * step, edges.get(edges.size() - 1), top + i * step));
		}
		for (double x : (this.layout == Layout.LEVEL_LINES) ? List.<Double>of() : edges) {
			canvas.draw(new Line2D.Double(x, top, x, bottom));
		}
	}

	private void fill(Graphics2D canvas, char content, Person person, int number, double x, double baseline) {
		boolean byHand = this.hand == Hand.WRITTEN;
		switch (content) {
			case '#' -> print(canvas, Integer.toString(number), x + 3, baseline, 11);
			case 'n' -> text(canvas, person.name(), x, baseline, 12.5, byHand, 0);
			case 'i' -> text(canvas, person.idNumber(), x, baseline, 11.5, byHand, 0);
			case 'w' -> {
				text(canvas, person.idNumber().substring(0, 10), x, baseline - 7, 11, byHand, 0);
				text(canvas, person.idNumber().substring(10), x + 5, baseline + 4.2, 11, byHand, 0);
			}
			case 'p' -> text(canvas, person.phone(), x, baseline, 11.5, byHand, 0);
			case 'v' -> text(canvas, person.village(), x, baseline, 11, byHand, 0);
			case 'g' ->
				text(canvas, ((person.idNumber().charAt(16) - '0') % 2 == 1) ? "男" : "女", x, baseline, 11, byHand, 0);
			case 's' -> {
				if (person.signed()) {
					text(canvas, person.name(), x, baseline, 15, this.hand != Hand.PRINTED, 1);
				}
			}
			default -> {
			}
		}
	}

	private void text(Graphics2D canvas, String text, double x, double baseline, double size, boolean byHand,
			double wilder) {
		double fitting = (text.length() > 5 && text.charAt(0) > 'z') ? size * 5 / text.length() : size;
		if (byHand) {
			write(canvas, text, x, baseline, fitting, wilder);
		}
		else {
			canvas.setColor(Color.BLACK);
			print(canvas, text, x, baseline, fitting);
		}
	}

	private static void print(Graphics2D canvas, String text, double x, double baseline, double size) {
		Font font = PRINTED.deriveFont((float) size);
		GlyphVector glyphs = font.createGlyphVector(canvas.getFontRenderContext(), text);
		canvas.fill(glyphs.getOutline((float) x, (float) baseline));
	}

	private void write(Graphics2D canvas, String text, double x, double baseline, double size, double wilder) {
		canvas.setColor(this.chance.nextBoolean() ? new Color(0x1c, 0x2c, 0x70) : new Color(0x22, 0x22, 0x22));
		double at = x;
		double slant = 0.25 * (this.chance.nextDouble() - 0.5) * (1 + wilder);
		for (int symbol : text.codePoints().toArray()) {
			Font font = ((symbol < 128) ? WRITTEN_DIGITS : WRITTEN).deriveFont((float) size);
			GlyphVector glyph = font.createGlyphVector(canvas.getFontRenderContext(), Character.toString(symbol));
			double scale = 0.92 + 0.16 * this.chance.nextDouble();
			AffineTransform turned = AffineTransform.getTranslateInstance(at,
					baseline + (this.chance.nextDouble() - 0.5) * 1.6);
			turned.rotate((this.chance.nextDouble() - 0.5) * 0.16 * (1 + wilder));
			turned.shear(-slant, 0);
			turned.scale(scale, scale);
			Shape shape = turned.createTransformedShape(glyph.getOutline());
			canvas.fill(shape);
			canvas.setStroke(new BasicStroke((float) (0.1 + 0.35 * this.chance.nextDouble())));
			canvas.draw(shape);
			at += glyph.getGlyphMetrics(0).getAdvanceX() * scale * (0.97 + 0.12 * this.chance.nextDouble());
		}
	}

	private Column[] columns() {
		return switch (this.layout) {
			case STANDARD, UNRULED, LEVEL_LINES -> new Column[] { new Column('#', "序号", 34), new Column('n', "姓名", 78),
					new Column('i', "身份证号码", 168), new Column('p', "手机号", 110), new Column('s', "签名", 133) };
			case WRAPPED ->
				new Column[] { new Column('#', "序号", 34), new Column('n', "姓名", 78), new Column('w', "身份证号码", 88),
						new Column('p', "手机号", 110), new Column('v', "所在村", 90), new Column('s', "签名", 123) };
			case REORDERED ->
				new Column[] { new Column('n', "学员姓名", 70), new Column('g', "性别", 34), new Column('v', "所在村", 76),
						new Column('p', "联系方式", 100), new Column('i', "证件号码", 150), new Column('s', "本人签字", 93) };
			case SIGNATURE_ONLY -> new Column[] { new Column('#', "编号", 50), new Column('n', "姓 名", 120),
					new Column('v', "单位/村", 140), new Column('s', "签到", 140), new Column('r', "备注", 73) };
			case TWO_IN_A_ROW -> new Column[] { new Column('#', "序号", 68), new Column('n', "姓名", 116),
					new Column('p', "联系电话", 190), new Column('s', "签名", 149) };
			case TWO_HALVES -> new Column[] { new Column('#', "序号", 34), new Column('n', "姓名", 84),
					new Column('p', "联系电话", 115), new Column('s', "上午签到", 145), new Column('s', "下午签到", 145) };
		};
	}

	/**
	 * A column.
	 *
	 * @param content what stands in it
	 * @param heading its heading
	 * @param width in points
	 */
	private record Column(char content, String heading, double width) {

	}

}
