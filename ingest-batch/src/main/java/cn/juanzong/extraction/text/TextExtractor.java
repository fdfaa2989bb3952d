package cn.juanzong.extraction.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.TransportStream;
import cn.juanzong.extraction.thumbnail.PictureFile;
import cn.juanzong.privacy.PersonalNumbers;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * True type, text by page and facts of one file. Never throws for what a file holds;
 * running out of memory is left to the process around it.
 */
public final class TextExtractor {

	/** Characters kept of one file. */
	static final int MAX_TEXT = 1_000_000;

	/** A picture smaller than this holds no lines to recognise. */
	private static final int MIN_SIDE = 200;

	/** Executable code and archives whose parsers are not kept up. */
	private static final Set<String> REFUSED = Set.of("application/x-rar-compressed", "application/x-msdownload",
			"application/x-dosexec", "application/x-elf", "application/x-executable", "application/x-sharedlib",
			"application/java-archive", "application/java-vm", "application/vnd.android.package-archive");

	/** No parser knows it, the media tool draws it. */
	private static final MediaType AVIF = MediaType.image("avif");

	private final TikaParsers tika = new TikaParsers();

	private final FileNames names = new FileNames(this.tika.types());

	/**
	 * Reads a file.
	 * @param file the bytes
	 * @param fileName the original name, a hint only
	 * @return the outcome
	 * @throws IOException if the file is not there
	 */
	public Extraction extract(Path file, String fileName) throws IOException {
		if (Files.size(file) == 0) {
			return new Unreadable("application/octet-stream", Reason.EMPTY, "0 bytes", List.of());
		}
		Metadata metadata = new Metadata();
		metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
		try (TikaInputStream input = TikaInputStream.get(file)) {
			MediaType type = detect(input, file, metadata);
			DocumentFacts facts = new DocumentFacts();
			facts.add(Fact.WRONG_EXTENSION, this.names.expectedExtension(fileName, type).orElse(null));
			byte[] head = new byte[EicarSignature.LENGTH];
			if (EicarSignature.startsWith(head, input.peek(head))) {
				return unreadable(type, Reason.MALWARE, "EICAR test signature", facts);
			}
			if ("video".equals(type.getType()) || "audio".equals(type.getType())) {
				return new Extracted(type.toString(), List.of(new Page(1, "", List.of(), false)), facts.list(), false);
			}
			if (refused(type) || !this.tika.canRead(type) && !AVIF.equals(type.getBaseType())) {
				return unreadable(type, Reason.UNSUPPORTED, "", facts);
			}
			if (head[0] == 'P' && head[1] == 'K') {
				Optional<Reason> objection = ZipDirectory.objection(file);
				if (objection.isPresent()) {
					return unreadable(type, objection.get(), "zip directory", facts);
				}
			}
			metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type.toString());
			return isPicture(type) ? picture(input, file, type, metadata, facts)
					: document(input, file, type, metadata, facts);
		}
	}

	/** A drawing in SVG is written text. */
	private static boolean isPicture(MediaType type) {
		return "image".equals(type.getType()) && !"svg+xml".equals(type.getSubtype());
	}

	private boolean refused(MediaType type) {
		return REFUSED.contains(type.getBaseType().toString())
				|| this.tika.types().getMediaTypeRegistry().isInstanceOf(type, MediaType.application("x-msdownload"));
	}

	private MediaType detect(TikaInputStream input, Path file, Metadata metadata) throws IOException {
		MediaType type = this.tika.detector().detect(input, metadata);
		if (MediaType.APPLICATION_ZIP.equals(type.getBaseType())) {
			try (ZipFile zip = new ZipFile(file.toFile())) {
				return (zip.getEntry(OfdParser.ROOT) != null) ? OfdParser.OFD : type;
			}
			catch (IOException ex) {
				return type;
			}
		}
		// by name they are taken for models and source code
		byte[] head = new byte[TransportStream.LENGTH];
		if (TransportStream.startsWith(head, input.peek(head))) {
			return TransportStream.TYPE;
		}
		return type;
	}

	private Extraction picture(TikaInputStream input, Path file, MediaType type, Metadata metadata, DocumentFacts facts)
			throws IOException {
		Throwable failure = parse(input, new PagedText(PagedText.Split.NEVER, MAX_TEXT), metadata, null);
		facts.addAll(metadata);
		PictureFile.@Nullable Measure measure = null;
		try {
			measure = PictureFile.measure(file);
		}
		catch (IOException ex) {
			failure = ex;
		}
		int pages = 1;
		boolean legible = false;
		if (measure != null) {
			facts.add(Fact.WIDTH, measure.width());
			facts.add(Fact.HEIGHT, measure.height());
			pages = Math.max(1, measure.pages());
			legible = Math.min(measure.width(), measure.height()) >= MIN_SIDE;
			if (measure.pixels() > PictureFile.MAX_PIXELS) {
				return unreadable(type, Reason.TOO_LARGE, measure.width() + " x " + measure.height() + " pixels",
						facts);
			}
			if (measure.pixels() > PictureFile.REDUCED_ABOVE) {
				facts.add(Fact.REDUCED, measure.pixels() / 1_000_000);
			}
		}
		if (FileEnd.missing(file)) {
			return unreadable(type, Reason.TRUNCATED, "end mark missing", facts);
		}
		if (failure != null && (measure == null || Failures.isBomb(failure))) {
			return unreadable(type, Failures.reason(failure), Failures.detail(failure), facts);
		}
		facts.add(Fact.PAGE_COUNT, pages);
		boolean recognisable = legible;
		List<Page> result = IntStream.rangeClosed(1, Math.min(pages, 2_000))
			.mapToObj((number) -> new Page(number, "", List.of(), recognisable))
			.toList();
		return new Extracted(type.toString(), result, facts.list(), false);
	}

	private Extraction document(TikaInputStream input, Path file, MediaType type, Metadata metadata,
			DocumentFacts facts) throws IOException {
		PagedText text = new PagedText(split(type), MAX_TEXT);
		ParseContext context = new ParseContext();
		BoundedEntries entries = new BoundedEntries(this.tika.parser(), context, Files.size(file));
		context.set(EmbeddedDocumentExtractor.class, entries);
		Throwable failure = parse(input, text, metadata, context);
		facts.addAll(metadata);
		if (entries.malware()) {
			return unreadable(type, Reason.MALWARE, "EICAR test signature inside", facts);
		}
		boolean cut = FileEnd.missing(file);
		if (failure != null && !text.truncated()) {
			Reason reason = Failures.reason(failure);
			return unreadable(type, (reason == Reason.CORRUPT && cut) ? Reason.TRUNCATED : reason,
					Failures.detail(failure), facts);
		}
		List<String> texts = text.texts();
		if (entries.encrypted() && String.join("", texts).isBlank()) {
			return unreadable(type, Reason.ENCRYPTED, "entries", facts);
		}
		if (cut) {
			facts.add(Fact.INCOMPLETE, "end mark missing");
		}
		Set<Integer> scanned = Set.of();
		if (MediaType.application("pdf").equals(type.getBaseType())) {
			scanned = ScannedPages.of(file, texts);
			if (cut && scanned.isEmpty() && String.join("", texts).isBlank()) {
				return unreadable(type, Reason.TRUNCATED, "no page left", facts);
			}
		}
		facts.addPageCount(metadata, texts.size());
		List<Page> pages = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			pages.add(new Page(i + 1, PersonalNumbers.redact(texts.get(i)), List.of(), scanned.contains(i + 1)));
		}
		return new Extracted(type.toString(), pages, facts.list(), text.truncated() || entries.truncated());
	}

	private @Nullable Throwable parse(TikaInputStream input, PagedText text, Metadata metadata,
			@Nullable ParseContext given) {
		ParseContext context = (given != null) ? given : new ParseContext();
		context.set(Parser.class, this.tika.parser());
		PDFParserConfig pdf = new PDFParserConfig();
		pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
		pdf.setExtractBookmarksText(false);
		pdf.setMaxMainMemoryBytes(64L << 20);
		context.set(PDFParserConfig.class, pdf);
		OfficeParserConfig office = new OfficeParserConfig();
		office.setUseSAXDocxExtractor(true);
		office.setUseSAXPptxExtractor(true);
		context.set(OfficeParserConfig.class, office);
		try {
			this.tika.parser().parse(input, text, metadata, context);
			return null;
		}
		catch (IOException | SAXException | TikaException | RuntimeException ex) {
			return ex;
		}
		catch (StackOverflowError ex) {
			return new TikaException("nested too deep", ex);
		}
		catch (LinkageError ex) {
			return new TikaException("parser not usable", ex);
		}
	}

	private static PagedText.Split split(MediaType type) {
		String subtype = type.getBaseType().getSubtype();
		if (subtype.contains("spreadsheet") || subtype.contains("excel")) {
			return PagedText.Split.BY_HEADING;
		}
		return (subtype.equals("zip") || subtype.contains("compressed")) ? PagedText.Split.NEVER
				: PagedText.Split.BY_DIVISION;
	}

	private static Unreadable unreadable(MediaType type, Reason reason, String detail, DocumentFacts facts) {
		return new Unreadable(type.toString(), reason, detail, facts.list());
	}

}
