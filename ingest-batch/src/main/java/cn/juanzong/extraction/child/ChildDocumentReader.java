package cn.juanzong.extraction.child;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.ReaderUnavailable;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.film.FilmReader;
import cn.juanzong.extraction.layout.SheetReader;
import cn.juanzong.extraction.ocr.OcrEngine;
import cn.juanzong.extraction.sheet.SheetExtraction;
import org.springframework.util.unit.DataSize;

/**
 * Reads in child processes: one pool for documents, one for recognition, and ffmpeg's
 * executables for films.
 */
class ChildDocumentReader implements DocumentReader, AutoCloseable {

	private static final int RENDER_ATTEMPTS = 3;

	private static final String UNKNOWN = "application/octet-stream";

	private final ExtractionProperties properties;

	private final WorkFolder work;

	private final ScheduledThreadPoolExecutor clock;

	private final String mainClass;

	private final ReaderPool documents;

	private final ReaderPool ocr;

	private final FilmReader films;

	private final String sheetVersion;

	ChildDocumentReader(ExtractionProperties properties, Path folder, String mainClass) {
		this.properties = properties;
		this.mainClass = mainClass;
		this.work = WorkFolder.open(folder);
		this.clock = new ScheduledThreadPoolExecutor(2, (task) -> {
			Thread thread = new Thread(task, "reader-clock");
			thread.setDaemon(true);
			return thread;
		});
		this.clock.setRemoveOnCancelPolicy(true);
		this.documents = pool(properties.documentReaders(), properties.documentHeap(),
				properties.documentResidentLimit(), List.of(ReaderMain.DOCUMENTS));
		Path models = properties.modelFolder();
		this.ocr = pool(properties.ocrReaders(), properties.ocrHeap(), properties.ocrResidentLimit(), (models != null)
				? List.of(ReaderMain.OCR, models.toAbsolutePath().toString()) : List.of(ReaderMain.OCR));
		this.sheetVersion = SheetReader.version(OcrEngine.version(models));
		this.films = new FilmReader(this.work.forReader(), properties.filmTimeLimit());
	}

	private ReaderPool pool(int size, DataSize heap, DataSize resident, List<String> arguments) {
		ScheduledExecutorService watch = this.clock;
		return new ReaderPool(size, this.properties.idleTime(), watch, () -> {
			Path folder = this.work.forReader();
			List<String> command = ReaderCommand.of(this.mainClass, heap, folder, arguments);
			return ReaderProcess.start(command, folder, watch, resident.toBytes());
		});
	}

	@Override
	public Extraction extract(Path file, String fileName) {
		Extraction outcome = ask(this.documents, new Request.Extract(file.toAbsolutePath(), fileName),
				this.properties.fileTimeLimit());
		return (outcome instanceof Extracted read && isFilm(read.mediaType())) ? film(read, file.toUri()) : outcome;
	}

	@Override
	public Extraction probe(URI source, String fileName) {
		return this.films.probe(source);
	}

	/** The type as told by the bytes stays; the rest comes from ffprobe. */
	private Extraction film(Extracted detected, URI source) {
		Extraction probed = this.films.probe(source);
		List<Fact> facts = new ArrayList<>(detected.facts());
		if (probed instanceof Extracted read) {
			facts.addAll(read.facts());
			return new Extracted(detected.mediaType(), read.pages(), facts, read.truncated());
		}
		Unreadable unreadable = (Unreadable) probed;
		facts.addAll(unreadable.facts());
		return new Unreadable(detected.mediaType(), unreadable.reason(), unreadable.detail(), facts);
	}

	private static boolean isFilm(String mediaType) {
		return mediaType.startsWith("video/") || mediaType.startsWith("audio/");
	}

	@Override
	public Extraction recognise(Path file, String mediaType, List<Integer> pages) {
		List<Page> read = new ArrayList<>();
		List<Fact> facts = new ArrayList<>();
		Unreadable failure = null;
		for (int page : pages) {
			Extraction outcome = ask(this.ocr, new Request.Recognise(file.toAbsolutePath(), mediaType, page),
					this.properties.pageTimeLimit());
			if (outcome instanceof Extracted extracted) {
				read.addAll(extracted.pages());
				facts.addAll(extracted.facts());
			}
			else {
				failure = (Unreadable) outcome;
				facts.add(new Fact(Fact.UNREAD_PAGE, failure.reason().name(), page, null, 1, version()));
			}
		}
		if (read.isEmpty()) {
			return (failure != null) ? new Unreadable(mediaType, failure.reason(), failure.detail(), facts)
					: new Unreadable(mediaType, Reason.EMPTY, "no page asked for", facts);
		}
		return new Extracted(mediaType, read, facts, failure != null);
	}

	@Override
	public SheetExtraction readSheet(Path file, String mediaType, int page) {
		Request request = new Request.ReadSheet(file.toAbsolutePath(), mediaType, page);
		try {
			return SheetAnswer.decode(this.ocr.call(request.encode(), this.properties.pageTimeLimit()));
		}
		catch (ReaderProcess.ReaderLost ex) {
			return unread(mediaType, page, ex.reason(), ex.detail());
		}
		catch (IOException | RuntimeException ex) {
			throwIfUnavailable(ex);
			return unread(mediaType, page, Reason.CRASHED, "answer not understood");
		}
	}

	private SheetExtraction unread(String mediaType, int page, Reason reason, String detail) {
		Fact unread = new Fact(Fact.UNREAD_PAGE, reason.name(), page, null, 1, version());
		return SheetExtraction.without(new Unreadable(mediaType, reason, detail, List.of(unread)));
	}

	@Override
	public String sheetVersion() {
		return this.sheetVersion;
	}

	private Extraction ask(ReaderPool pool, Request request, Duration limit) {
		try {
			return Answer.extraction(pool.call(request.encode(), limit));
		}
		catch (ReaderProcess.ReaderLost ex) {
			return new Unreadable(UNKNOWN, ex.reason(), ex.detail(), List.of());
		}
		catch (IOException | RuntimeException ex) {
			throwIfUnavailable(ex);
			return new Unreadable(UNKNOWN, Reason.CRASHED, "answer not understood", List.of());
		}
	}

	@Override
	public List<Rendition> render(Path file, String mediaType, int maxPages) {
		if (FilmReader.STILLS.contains(mediaType)) {
			return this.films.still(file.toUri());
		}
		for (int attempt = 0; attempt < RENDER_ATTEMPTS; attempt++) {
			try {
				return renderOnce(file, mediaType, maxPages);
			}
			catch (ReaderProcess.ReaderLost ex) {
				// a process may have been ended for no fault of the file
				if (ex.reason() != Reason.CRASHED) {
					break;
				}
			}
		}
		return List.of();
	}

	private List<Rendition> renderOnce(Path file, String mediaType, int maxPages) throws ReaderProcess.ReaderLost {
		try {
			Request request = new Request.Render(file.toAbsolutePath(), mediaType, maxPages);
			return Answer.renditions(this.documents.call(request.encode(), this.properties.fileTimeLimit()));
		}
		catch (IOException | RuntimeException ex) {
			throwIfUnavailable(ex);
			return List.of();
		}
	}

	private static void throwIfUnavailable(Exception ex) {
		if (ex instanceof ReaderUnavailable unavailable) {
			throw unavailable;
		}
	}

	@Override
	public List<Rendition> poster(URI source) {
		return this.films.poster(source);
	}

	@Override
	public String version() {
		return "tika-3.3.1/pp-ocrv4/1";
	}

	@Override
	public void close() {
		this.documents.close();
		this.ocr.close();
		this.clock.shutdownNow();
		this.work.close();
	}

}
