package cn.juanzong.extraction.text;

import java.util.List;
import java.util.Set;

import org.apache.tika.config.ServiceLoader;
import org.apache.tika.detect.CompositeEncodingDetector;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.DefaultEncodingDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.AutoDetectParserConfig;
import org.apache.tika.parser.DefaultParser;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.executable.ExecutableParser;
import org.apache.tika.parser.executable.UniversalExecutableParser;
import org.apache.tika.parser.external.CompositeExternalParser;
import org.apache.tika.parser.http.HttpParser;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pkg.RarParser;
import org.apache.tika.renderer.CompositeRenderer;

/**
 * Tika as we use it: no programs of the host, no OCR, no archive formats whose parsers
 * are not kept up, and Chinese encodings first.
 */
final class TikaParsers {

	private static final Set<Class<? extends Parser>> LEFT_OUT = Set.of(TesseractOCRParser.class,
			CompositeExternalParser.class, RarParser.class, ExecutableParser.class, UniversalExecutableParser.class,
			HttpParser.class);

	private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

	private final Detector detector = new DefaultDetector(this.types);

	private final AutoDetectParser parser;

	private final Set<MediaType> readable;

	TikaParsers() {
		ServiceLoader loader = new ServiceLoader(TikaParsers.class.getClassLoader());
		DefaultParser formats = new DefaultParser(this.types.getMediaTypeRegistry(), loader, LEFT_OUT,
				new CompositeEncodingDetector(
						List.of(new ChineseEncodingDetector(), new DefaultEncodingDetector(loader))),
				new CompositeRenderer(List.of()));
		this.parser = new AutoDetectParser(this.detector, formats, new OfdParser());
		this.readable = Set.copyOf(this.parser.getParsers().keySet());
		AutoDetectParserConfig limits = new AutoDetectParserConfig();
		limits.setMaximumDepth(1_000);
		limits.setMaximumPackageEntryDepth(BoundedEntries.MAX_DEPTH + 5);
		limits.setThrowOnZeroBytes(false);
		this.parser.setAutoDetectParserConfig(limits);
	}

	MimeTypes types() {
		return this.types;
	}

	Detector detector() {
		return this.detector;
	}

	AutoDetectParser parser() {
		return this.parser;
	}

	/**
	 * Is there a parser for a type or one of the types it is a kind of?
	 * @param type a detected type
	 * @return whether its text can be read
	 */
	boolean canRead(MediaType type) {
		MediaType current = type.getBaseType();
		while (current != null && !MediaType.OCTET_STREAM.equals(current)) {
			if (this.readable.contains(current)) {
				return true;
			}
			current = this.types.getMediaTypeRegistry().getSupertype(current);
		}
		return false;
	}

}
