package cn.juanzong.extraction.thumbnail;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * One Chinese font for documents that do not bring theirs along, as most do not. It comes
 * from the class path, since a fresh machine has none; without it, boxes are drawn.
 */
public final class CjkFont {

	private static final String RESOURCE = "/fonts/WenQuanZhengHei.ttf";

	private static final @Nullable String FAMILY = register();

	private static boolean served;

	private CjkFont() {
	}

	/**
	 * The family's name, registered with AWT.
	 * @return the name, or null if the font is not on the class path
	 */
	public static @Nullable String family() {
		return FAMILY;
	}

	private static @Nullable String register() {
		try (InputStream in = CjkFont.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				return null;
			}
			Font font = Font.createFont(Font.TRUETYPE_FONT, in);
			GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
			return font.getFamily(Locale.ENGLISH);
		}
		catch (IOException | FontFormatException ex) {
			return null;
		}
	}

	/** Lets PDFBox take the font where a document names one that it does not embed. */
	static synchronized void serveToPdf() {
		if (served) {
			return;
		}
		served = true;
		try (InputStream in = CjkFont.class.getResourceAsStream(RESOURCE)) {
			if (in != null) {
				TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
				FontMappers.set(new Fallback(FontMappers.instance(), font));
			}
		}
		catch (IOException ex) {
			served = false;
		}
	}

	/** Prefers what PDFBox finds; ours where it finds nothing better than Latin. */
	private record Fallback(FontMapper standard, TrueTypeFont chinese) implements FontMapper {

		@Override
		public FontMapping<TrueTypeFont> getTrueTypeFont(String baseFont, PDFontDescriptor descriptor) {
			return this.standard.getTrueTypeFont(baseFont, descriptor);
		}

		@Override
		public FontMapping<FontBoxFont> getFontBoxFont(String baseFont, PDFontDescriptor descriptor) {
			return this.standard.getFontBoxFont(baseFont, descriptor);
		}

		@Override
		public CIDFontMapping getCIDFont(String baseFont, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
			CIDFontMapping found = this.standard.getCIDFont(baseFont, descriptor, system);
			return (found == null || found.isFallback()) ? new CIDFontMapping(null, this.chinese, true) : found;
		}

	}

}
