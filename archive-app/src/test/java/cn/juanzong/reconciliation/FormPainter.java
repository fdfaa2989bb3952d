package cn.juanzong.reconciliation;

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
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Random;

import cn.juanzong.reconciliation.OfficeForm.Column;
import cn.juanzong.reconciliation.OfficeForm.Face;
import cn.juanzong.reconciliation.OfficeForm.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * Paints a page. With the fonts of the machine where there are such, else with the one on
 * the class path. {@code -Dsheets.font.written} and {@code -Dsheets.font.digits} name
 * fonts that look like handwriting; without them the serif face is bent.
 * {@code -Dsheets.digits} names a folder with digits that people wrote.
 */
final class FormPainter {

	private static final String NOTO = "/usr/share/fonts/opentype/noto/Noto";

	private static final Font[] FACES = { font("SerifCJK-Regular.ttc"), font("SansCJK-Regular.ttc"),
			font("SansCJK-Bold.ttc") };

	private static final Font WRITTEN = written("sheets.font.written", FACES[Face.SERIF.ordinal()]);

	private static final Font DIGITS = written("sheets.font.digits", WRITTEN);

	private static final @Nullable RealDigits REAL = RealDigits.in(System.getProperty("sheets.digits"));

	private static final double LONG = 842;

	private static final double SHORT = 595;

	private final OfficeForm form;

	private final Hand hand;

	private final int dpi;

	private final Random chance;

	public FormPainter(OfficeForm form, Hand hand, int dpi, long seed) {
		this.form = form;
		this.hand = hand;
		this.dpi = dpi;
		this.chance = new Random(seed);
	}

	/** How the cells are filled. */
	enum Hand {

		/** Everything printed, signatures too. */
		PRINTED,
		/** A printed list, signed by hand. */
		SIGNED,
		/** Everything by hand. */
		WRITTEN

	}

	private static Font font(String file) {
		try {
			File installed = new File(NOTO + file);
			if (installed.canRead()) {
				return Font.createFonts(installed)[2];
			}
			try (var in = FormPainter.class.getResourceAsStream("/fonts/WenQuanZhengHei.ttf")) {
				return Font.createFont(Font.TRUETYPE_FONT, java.util.Objects.requireNonNull(in));
			}
		}
		catch (IOException | FontFormatException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Font written(String property, Font otherwise) {
		String file = System.getProperty(property);
		try {
			return (file != null) ? Font.createFont(Font.TRUETYPE_FONT, new File(file)) : otherwise;
		}
		catch (IOException | FontFormatException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Paints.
	 * @param title the heading
	 * @param particulars what stands under it
	 * @param foot what stands at the end of the page, perhaps nothing
	 * @param people a line each
	 * @return the page
	 */
	public BufferedImage paint(String title, List<String> particulars, String foot, List<Signer> people) {
		double width = this.form.lying() ? LONG : SHORT;
		double height = this.form.lying() ? SHORT : LONG;
		BufferedImage page = new BufferedImage((int) (width * this.dpi / 72), (int) (height * this.dpi / 72),
				BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = page.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		canvas.setColor(new Color(this.form.paper));
		canvas.fillRect(0, 0, page.getWidth(), page.getHeight());
		canvas.scale(this.dpi / 72.0, this.dpi / 72.0);
		double left = 40;
		double right = width - 40;
		double top = head(canvas, title, particulars, left, right);
		table(canvas, people, left, right, top, height - 50);
		print(canvas, foot, width / 2 - 30, height - 24, 9);
		canvas.dispose();
		return page;
	}

	/** The rows above the headings; part of the table on some forms. */
	private double head(Graphics2D canvas, String title, List<String> particulars, double left, double right) {
		boolean merged = this.form == OfficeForm.MERGED_ROWS;
		double size = this.form.lying() ? 17 : 19;
		double top = 34;
		print(canvas, title, (left + right - size * title.length()) / 2, top + size, size);
		double y = top + size + 14;
		double firstRow = y;
		for (int i = 0; i < particulars.size(); i += 2) {
			print(canvas, particulars.get(i), left + 5, y + 15, 10.5);
			if (i + 1 < particulars.size()) {
				print(canvas, particulars.get(i + 1), (left + right) / 2 + 5, y + 15, 10.5);
			}
			if (merged) {
				ruled(canvas, new Line2D.Double(left, y, right, y));
				ruled(canvas, new Line2D.Double((left + right) / 2, y, (left + right) / 2, y + 22));
			}
			y += 22;
		}
		if (merged) {
			ruled(canvas, new Line2D.Double(left, firstRow, left, y));
			ruled(canvas, new Line2D.Double(right, firstRow, right, y));
			return y;
		}
		return y + 6;
	}

	private void table(Graphics2D canvas, List<Signer> people, double left, double right, double top, double bottom) {
		int inRow = this.form.inRow();
		int rows = (Math.max(people.size(), this.form.lines) + inRow - 1) / inRow;
		double headHeight = (this.form == OfficeForm.VERTICAL) ? 62 : 26;
		double step = Math.min(29, (bottom - top - headHeight) / rows);
		double share = (right - left) / inRow / this.form.columns.stream().mapToInt(Column::share).sum();
		if (this.form == OfficeForm.GREY) {
			canvas.setColor(new Color(0xcccccc));
			canvas.fill(new Rectangle2D.Double(left, top, right - left, headHeight));
		}
		double x = left;
		for (int part = 0; part < inRow; part++) {
			for (Column column : this.form.columns) {
				heading(canvas, column.heading(), x, column.share() * share, top, headHeight);
				for (int row = 0; row < rows; row++) {
					int at = row * inRow + part;
					if (at < people.size()) {
						double baseline = top + headHeight + step * row + step * 0.67;
						cell(canvas, column, people.get(at), at + 1, x, column.share() * share, baseline);
					}
				}
				if (this.form.ruling != Ruling.NONE && this.form.ruling != Ruling.LEVEL) {
					ruled(canvas, new Line2D.Double(x, top, x, top + headHeight + rows * step));
				}
				x += column.share() * share;
			}
		}
		if (this.form.ruling != Ruling.NONE) {
			for (int row = -1; row <= rows; row++) {
				double y = (row < 0) ? top : top + headHeight + row * step;
				ruled(canvas, new Line2D.Double(left, y, right, y));
			}
		}
		if (this.form.ruling != Ruling.NONE && this.form.ruling != Ruling.LEVEL) {
			ruled(canvas, new Line2D.Double(right, top, right, top + headHeight + rows * step));
		}
		if (this.form.ruling == Ruling.FRAMED) {
			canvas.setStroke(new BasicStroke(2.6f));
			canvas.draw(new Rectangle2D.Double(left - 3, top - 3, right - left + 6, headHeight + rows * step + 6));
		}
	}

	private void heading(Graphics2D canvas, String heading, double x, double width, double top, double height) {
		if (this.form == OfficeForm.VERTICAL) {
			double size = Math.min(11, (height - 4) / heading.length());
			for (int i = 0; i < heading.length(); i++) {
				print(canvas, heading.substring(i, i + 1), x + (width - size) / 2,
						top + 2 + size * (i + 0.9) + (height - 4 - size * heading.length()) / 2, size);
			}
			return;
		}
		double size = Math.min(11.5, (width - 3) / heading.length());
		print(canvas, heading, x + (width - size * heading.length()) / 2, top + height * 0.64, size);
	}

	private void cell(Graphics2D canvas, Column column, Signer person, int number, double x, double width,
			double baseline) {
		boolean byHand = this.hand == Hand.WRITTEN;
		switch (column.content()) {
			case '#' -> print(canvas, Integer.toString(number), x + width / 2 - 5, baseline, 10);
			case 'n' -> text(canvas, person.name(), x, width, baseline, 12, byHand);
			case 'i' -> text(canvas, person.idNumber(), x, width, baseline, 10.5, byHand);
			case 'p' -> text(canvas, person.phone(), x, width, baseline, 10.5, byHand);
			case 'v' -> text(canvas, person.village(), x, width, baseline, 10, byHand);
			case 'g' ->
				text(canvas, (person.idNumber().charAt(16) % 2 == 1) ? "男" : "女", x, width, baseline, 10.5, byHand);
			case 'a' -> text(canvas, Integer.toString(2026 - Integer.parseInt(person.idNumber().substring(6, 10))), x,
					width, baseline, 10, byHand);
			case 's' -> text(canvas, person.signature(), x, width, baseline, 15, this.hand != Hand.PRINTED);
			case 'r' -> text(canvas, person.remark(), x, width, baseline, 9, byHand);
			default -> throw new IllegalArgumentException(column.heading());
		}
	}

	private void text(Graphics2D canvas, String text, double x, double width, double baseline, double size,
			boolean byHand) {
		Font face = FACES[this.form.face.ordinal()];
		double needed = face.getStringBounds(text, canvas.getFontRenderContext()).getWidth();
		double fitting = Math.min(size, (width - 6) / Math.max(0.1, needed));
		if (byHand) {
			write(canvas, text, x + 4, baseline, fitting);
		}
		else {
			print(canvas, text, x + Math.max(3, (width - needed * fitting) / 2), baseline, fitting);
		}
	}

	private void print(Graphics2D canvas, String text, double x, double baseline, double size) {
		canvas.setColor(new Color(0x1a1a1a));
		Font face = FACES[this.form.face.ordinal()].deriveFont((float) size);
		canvas
			.fill(face.createGlyphVector(canvas.getFontRenderContext(), text).getOutline((float) x, (float) baseline));
	}

	/** A pen held by another hand: bent glyphs, uneven pressure. */
	private void write(Graphics2D canvas, String text, double x, double baseline, double size) {
		canvas.setColor(new Color(this.chance.nextInt(3) == 0 ? 0x20242c : 0x203a86));
		double at = x;
		double slant = this.chance.nextDouble() * 0.3 - 0.1;
		double rise = this.chance.nextDouble() * 0.06 - 0.03;
		for (int symbol : text.codePoints().toArray()) {
			if (REAL != null && symbol >= '0' && symbol <= '9') {
				at += REAL.draw(canvas, symbol - '0', at, baseline - rise * (at - x) + this.chance.nextGaussian() * 0.7,
						size, slant, this.chance);
				continue;
			}
			GlyphVector glyph = ((symbol < 128) ? DIGITS : WRITTEN).deriveFont((float) size)
				.createGlyphVector(canvas.getFontRenderContext(), Character.toString(symbol));
			double wide = 0.86 + 0.2 * this.chance.nextDouble();
			AffineTransform bent = AffineTransform.getTranslateInstance(at,
					baseline - rise * (at - x) + this.chance.nextGaussian() * 0.7);
			bent.rotate(this.chance.nextGaussian() * 0.05);
			bent.shear(-slant + this.chance.nextGaussian() * 0.04, this.chance.nextGaussian() * 0.03);
			bent.scale(wide, 0.9 + 0.2 * this.chance.nextDouble());
			Shape shape = bent.createTransformedShape(glyph.getOutline());
			canvas.fill(shape);
			canvas.setStroke(new BasicStroke((float) (0.05 + 0.4 * this.chance.nextDouble())));
			canvas.draw(shape);
			at += glyph.getGlyphMetrics(0).getAdvanceX() * wide * (0.95 + 0.15 * this.chance.nextDouble());
		}
	}

	private void ruled(Graphics2D canvas, Line2D line) {
		canvas.setColor(switch (this.form.ruling) {
			case THIN -> new Color(0x8a8a8a);
			case FRAMED -> new Color(0x3355aa);
			default -> new Color(0x101010);
		});
		canvas.setStroke(new BasicStroke((this.form.ruling == Ruling.THIN) ? 0.4f : 0.8f));
		canvas.draw(line);
	}

	/**
	 * Somebody on a sheet.
	 *
	 * @param name printed name
	 * @param idNumber the number
	 * @param phone the phone
	 * @param village where from
	 * @param signature what is written to sign, perhaps nothing
	 * @param remark what stands beside it
	 */
	record Signer(String name, String idNumber, String phone, String village, String signature, String remark) {

		/** Somebody who signs with the own name. */
		public static Signer of(String name, String idNumber, String phone) {
			return new Signer(name, idNumber, phone, "河洛镇石关村", name, "");
		}

		public Signer signing(String other, String note) {
			return new Signer(this.name, this.idNumber, this.phone, this.village, other, note);
		}

	}

}
