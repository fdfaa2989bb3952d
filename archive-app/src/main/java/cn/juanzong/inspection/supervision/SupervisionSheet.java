package cn.juanzong.inspection.supervision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The supervision record to read and to print: everything it covers, a line each, and as
 * an attachment the very text whose digest was signed.
 */
@Component
class SupervisionSheet {

	private static final String FONT = "/fonts/WenQuanZhengHei.ttf";

	private static final float MARGIN = 56;

	private static final float LEADING = 16;

	private static final int WIDTH = 78;

	private final MessageSource messages;

	SupervisionSheet(MessageSource messages) {
		this.messages = messages;
	}

	byte[] of(Map<String, String> content, String canonical, String sha256) {
		List<String> lines = new ArrayList<>();
		content.forEach((name, value) -> lines.addAll(wrapped(label(name) + "  " + value)));
		lines.add("");
		lines.addAll(wrapped("SHA-256  " + sha256));
		try (PDDocument document = new PDDocument();
				InputStream font = SupervisionSheet.class.getResourceAsStream(FONT)) {
			PDFont embedded = PDType0Font.load(document,
					new TTFParser().parse(new RandomAccessReadBuffer(Objects.requireNonNull(font, FONT))), true);
			write(document, embedded, lines);
			attach(document, canonical);
			document.getDocumentInformation().setTitle(say("supervision.title"));
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			document.save(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(PDDocument document, PDFont font, List<String> lines) throws IOException {
		int perPage = (int) ((PDRectangle.A4.getHeight() - 2 * MARGIN - 2 * LEADING) / LEADING);
		for (int from = 0; from < lines.size(); from += perPage) {
			PDPage page = new PDPage(PDRectangle.A4);
			document.addPage(page);
			try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
				stream.beginText();
				stream.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
				stream.setFont(font, 16);
				stream.showText(say("supervision.title"));
				stream.setFont(font, 9.5f);
				stream.newLineAtOffset(0, -2 * LEADING);
				for (String line : lines.subList(from, Math.min(lines.size(), from + perPage))) {
					stream.showText(printable(line, font));
					stream.newLineAtOffset(0, -LEADING);
				}
				stream.endText();
			}
		}
	}

	private static void attach(PDDocument document, String canonical) throws IOException {
		PDEmbeddedFile file = new PDEmbeddedFile(document,
				new ByteArrayInputStream(canonical.getBytes(StandardCharsets.UTF_8)));
		file.setSubtype("application/json");
		PDComplexFileSpecification specification = new PDComplexFileSpecification();
		specification.setFile("supervision.json");
		specification.setFileUnicode("supervision.json");
		specification.setEmbeddedFile(file);
		specification.setEmbeddedFileUnicode(file);
		PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
		files.setNames(Map.of("supervision.json", specification));
		PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
		names.setEmbeddedFiles(files);
		document.getDocumentCatalog().setNames(names);
	}

	/**
	 * What the font lacks is shown as a white square; the attachment has it all the same.
	 */
	private static String printable(String text, PDFont font) {
		StringBuilder printable = new StringBuilder();
		text.codePoints().forEach((character) -> {
			try {
				font.encode(Character.toString(character));
				printable.appendCodePoint(character);
			}
			catch (IOException | IllegalArgumentException ex) {
				printable.append('\u25a1');
			}
		});
		return printable.toString();
	}

	private static List<String> wrapped(String text) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		int width = 0;
		for (int character : text.replaceAll("\\s", " ").codePoints().toArray()) {
			width += (character > 0x2000) ? 2 : 1;
			if (width > WIDTH) {
				lines.add(line.toString());
				line.setLength(0);
				line.append("    ");
				width = 4;
			}
			line.appendCodePoint(character);
		}
		lines.add(line.toString());
		return lines;
	}

	/**
	 * A name in words, as far as there are some: outcomes and records name themselves.
	 */
	private String label(String name) {
		if (name.startsWith("record.")) {
			String kind = name.substring(name.lastIndexOf(' ') + 1);
			return name.substring(7, name.lastIndexOf(' ')) + " " + say("kind." + kind);
		}
		String[] parts = name.split("\\.");
		if (parts.length == 3) {
			return say("desk.check." + parts[1]) + " " + say("desk.outcome." + parts[2]);
		}
		return say("supervision.covered." + name);
	}

	private String say(String key) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, null, key, Locale.SIMPLIFIED_CHINESE), key);
	}

}
