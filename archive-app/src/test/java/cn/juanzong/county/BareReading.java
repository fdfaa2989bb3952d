package cn.juanzong.county;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

import cn.juanzong.extraction.ocr.OcrEngine;
import cn.juanzong.extraction.ocr.PageRecogniser;
import com.sun.management.OperatingSystemMXBean;
import net.coobird.thumbnailator.Thumbnails;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.sax.BodyContentHandler;

/**
 * What ingest is measured against, in a process of its own: SHA-256, Tika and
 * Thumbnailator over all files of a folder, or the OCR engine over listed pages. Prints
 * seconds of processor time, seconds since its start, and what it did.
 */
final class BareReading {

	private static final int THUMBNAIL_SIDE = 320;

	private BareReading() {
	}

	public static void main(String[] arguments) throws Exception {
		int done = arguments[0].equals("files") ? files(Path.of(arguments[1])) : pages(Path.of(arguments[1]));
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		double processor = system.getProcessCpuTime() / 1e9;
		double wall = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
		System.out.println("bare " + processor + " " + wall + " " + done);
	}

	private static int files(Path folder) throws Exception {
		AutoDetectParser parser = new AutoDetectParser();
		try (Stream<Path> all = Files.walk(folder)) {
			List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
			for (Path file : files) {
				digest(file);
				if (parse(parser, file).startsWith("image/")) {
					thumbnail(file);
				}
			}
			return files.size();
		}
	}

	private static void digest(Path file) throws Exception {
		try (InputStream input = new DigestInputStream(Files.newInputStream(file),
				MessageDigest.getInstance("SHA-256"))) {
			input.transferTo(OutputStream.nullOutputStream());
		}
	}

	private static String parse(AutoDetectParser parser, Path file) {
		Metadata metadata = new Metadata();
		try (InputStream input = TikaInputStream.get(file, metadata)) {
			parser.parse(input, new BodyContentHandler(1_000_000), metadata);
		}
		catch (Exception ex) {
			// a damaged or locked file, of which the county has some
			metadata.set("failure", ex.getClass().getSimpleName());
		}
		return String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
	}

	private static void thumbnail(Path file) {
		try {
			Thumbnails.of(file.toFile())
				.size(THUMBNAIL_SIDE, THUMBNAIL_SIDE)
				.outputFormat("jpg")
				.toOutputStream(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			System.err.println("No thumbnail: " + ex.getClass().getSimpleName());
		}
	}

	/** Each line of the list names a media type, a page and a file. */
	private static int pages(Path list) throws Exception {
		try (OcrEngine engine = new OcrEngine(null)) {
			PageRecogniser recogniser = new PageRecogniser(engine);
			List<String> lines = Files.readAllLines(list);
			for (String line : lines) {
				String[] parts = line.split(" ", 3);
				recogniser.recognise(Path.of(parts[2]), parts[0], Integer.parseInt(parts[1]));
			}
			return lines.size();
		}
	}

}
