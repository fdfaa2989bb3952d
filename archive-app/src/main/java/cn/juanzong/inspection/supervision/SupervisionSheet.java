package cn.juanzong.inspection.supervision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import cn.juanzong.programme.CountyTime;
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
 * The supervision record to read and to print: everything it covers, group by group, and
 * as an attachment the very text whose digest was signed.
 */
@Component
class SupervisionSheet {

	private static final String FONT = "/fonts/WenQuanZhengHei.ttf";

	private static final float MARGIN = 56;

	private static final float LEADING = 15;

	/** Half-width characters to a line, of names and of values. */
	private static final int NAME = 38;

	private static final int VALUE = 68;

	private static final float VALUE_AT = 190;

	private static final float SIZE = 9.5f;

	/** So that a digest fits beside its name. */
	private static final float VALUE_SIZE = 8.5f;

	/** What it covers in the order in which people read it. */
	private static final List<String> GROUPS = List.of("session", "record", "ledger", "counts", "lines", "signature");

	private final CoveredWords words;

	private final MessageSource messages;

	SupervisionSheet(CoveredWords words, MessageSource messages) {
		this.words = words;
		this.messages = messages;
	}

	byte[] of(Map<String, String> content, String canonical, String sha256) {
		List<Line> lines = lines(content);
		lines.addAll(Line.of("SHA-256", sha256));
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

	private List<Line> lines(Map<String, String> content) {
		List<Line> lines = new ArrayList<>();
		for (String group : GROUPS) {
			lines.add(new Line(say("supervision.group." + group), "", true));
			content.forEach((name, value) -> {
				if (name.startsWith(group + ".")) {
					lines.addAll(Line.of(this.words.of(name, Locale.SIMPLIFIED_CHINESE), shown(name, value)));
				}
			});
			lines.add(new Line("", "", false));
		}
		return lines;
	}

	/**
	 * Days and moments as people read them; the attachment has them as they were signed.
	 */
	private static String shown(String name, String value) {
		return switch (name) {
			case "signature.at" -> CountyTime.minute(Instant.parse(value));
			case "session.days" -> String.join(" \u2013 ", new LinkedHashSet<>(List.of(value.split("/"))));
			default -> value;
		};
	}

	private void write(PDDocument document, PDFont font, List<Line> lines) throws IOException {
		int perPage = (int) ((PDRectangle.A4.getHeight() - 2 * MARGIN - 2 * LEADING) / LEADING);
		for (int from = 0; from < lines.size(); from += perPage) {
			PDPage page = new PDPage(PDRectangle.A4);
			document.addPage(page);
			try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
				float top = PDRectangle.A4.getHeight() - MARGIN;
				show(stream, font, 16, MARGIN, top, say("supervision.title"));
				top -= 2 * LEADING;
				for (Line line : lines.subList(from, Math.min(lines.size(), from + perPage))) {
					show(stream, font, line.heading() ? 12 : SIZE, MARGIN, top, line.name());
					show(stream, font, VALUE_SIZE, MARGIN + VALUE_AT, top, line.value());
					top -= LEADING;
				}
			}
		}
	}

	private static void show(PDPageContentStream stream, PDFont font, float size, float left, float top, String text)
			throws IOException {
		stream.beginText();
		stream.setFont(font, size);
		stream.newLineAtOffset(left, top);
		stream.showText(printable(text, font));
		stream.endText();
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

	private String say(String key) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, null, key, Locale.SIMPLIFIED_CHINESE), key);
	}

	/**
	 * A line of the sheet.
	 *
	 * @param name what it says something of, empty where it goes on
	 * @param value what it says
	 * @param heading whether it begins a group
	 */
	private record Line(String name, String value, boolean heading) {

		/** As many lines as name and value need. */
		static List<Line> of(String name, String value) {
			List<String> names = wrapped(name, NAME);
			List<String> values = wrapped(value, VALUE);
			return IntStream.range(0, Math.max(names.size(), values.size()))
				.mapToObj((i) -> new Line((i < names.size()) ? names.get(i) : "",
						(i < values.size()) ? values.get(i) : "", false))
				.toList();
		}

		private static List<String> wrapped(String text, int most) {
			List<String> lines = new ArrayList<>();
			StringBuilder line = new StringBuilder();
			int width = 0;
			for (int character : text.replaceAll("\\s", " ").codePoints().toArray()) {
				int more = (character > 0x2000) ? 2 : 1;
				if (width + more > most) {
					lines.add(line.toString());
					line.setLength(0);
					width = 0;
				}
				width += more;
				line.appendCodePoint(character);
			}
			lines.add(line.toString());
			return lines;
		}

	}

}
