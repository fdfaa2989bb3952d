package cn.juanzong.county;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Writes Chinese on pictures from the outlines of a TrueType font. Needs no font
 * installed on the machine and gives the same pixels everywhere, which drawing through
 * AWT's own text does not.
 */
final class GlyphPen {

	static final String FONT = "/fonts/WenQuanZhengHei.ttf";

	private final TrueTypeFont font;

	private final CmapLookup characters;

	private final int unitsPerEm;

	GlyphPen(TrueTypeFont font) throws IOException {
		this.font = font;
		this.characters = font.getUnicodeCmapLookup();
		this.unitsPerEm = font.getUnitsPerEm();
	}

	static TrueTypeFont parseFont() throws IOException {
		try (InputStream in = GlyphPen.class.getResourceAsStream(FONT)) {
			if (in == null) {
				throw new IOException("The CJK font is not on the class path");
			}
			return new TTFParser().parse(new RandomAccessReadBuffer(in));
		}
	}

	/** Prints text with its baseline at y; returns the x after it. */
	double print(Graphics2D canvas, String text, double x, double y, double size, Color ink) throws IOException {
		return write(canvas, text, x, y, size, ink, null);
	}

	/** Writes text with the unevenness of a hand. */
	double handwrite(Graphics2D canvas, String text, double x, double y, double size, Color ink, Random hand)
			throws IOException {
		return write(canvas, text, x, y, size, ink, hand);
	}

	double width(String text, double size) throws IOException {
		double width = 0;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			width += this.font.getAdvanceWidth(this.characters.getGlyphId(text.codePointAt(i)));
		}
		return width * size / this.unitsPerEm;
	}

	private double write(Graphics2D canvas, String text, double x, double y, double size, Color ink,
			@org.jspecify.annotations.Nullable Random hand) throws IOException {
		double scale = size / this.unitsPerEm;
		double pen = x;
		canvas.setColor(ink);
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int glyphId = this.characters.getGlyphId(text.codePointAt(i));
			GlyphData glyph = this.font.getGlyph().getGlyph(glyphId);
			if (glyph != null) {
				canvas.fill(outline(glyph.getPath(), pen, y, scale, hand));
			}
			double advance = this.font.getAdvanceWidth(glyphId) * scale;
			pen += (hand == null) ? advance : advance * (0.9 + 0.12 * hand.nextDouble());
		}
		return pen;
	}

	private static GeneralPath outline(GeneralPath path, double x, double y, double scale,
			@org.jspecify.annotations.Nullable Random hand) {
		GeneralPath placed = (GeneralPath) path.clone();
		AffineTransform at = AffineTransform.getTranslateInstance(x, y);
		if (hand != null) {
			at.translate(0, (hand.nextDouble() - 0.5) * 120 * scale);
			at.rotate((hand.nextDouble() - 0.5) * 0.16);
			at.shear(-0.18 + (hand.nextDouble() - 0.5) * 0.12, 0);
			at.scale(0.95 + 0.12 * hand.nextDouble(), 0.92 + 0.14 * hand.nextDouble());
		}
		at.scale(scale, -scale);
		placed.transform(at);
		return placed;
	}

}
