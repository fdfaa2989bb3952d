package cn.juanzong.extraction.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import cn.juanzong.extraction.layout.SheetRecogniser;
import cn.juanzong.extraction.ocr.OcrEngine;
import cn.juanzong.extraction.ocr.PageRecogniser;
import cn.juanzong.extraction.text.TextExtractor;
import cn.juanzong.extraction.thumbnail.PageRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * What runs in a reading process. Its only argument says for what it is warmed up:
 * {@code documents}, or {@code ocr} followed by the folder of the models, if any.
 */
public final class ReaderMain implements ReaderLoop.Answers {

	static final String DOCUMENTS = "documents";

	static final String OCR = "ocr";

	private final boolean documents;

	private final Supplier<OcrEngine> engine;

	private final Supplier<PageRecogniser> recogniser;

	private final Supplier<SheetRecogniser> sheets;

	private final Supplier<TextExtractor> extractor = SingletonSupplier.of(TextExtractor::new);

	private final Supplier<PageRenderer> renderer = SingletonSupplier.of(PageRenderer::new);

	ReaderMain(List<String> arguments) {
		this.documents = DOCUMENTS.equals(arguments.get(0));
		Path models = (arguments.size() > 1) ? Path.of(arguments.get(1)) : null;
		this.engine = SingletonSupplier.of(() -> engine(models));
		this.recogniser = SingletonSupplier.of(() -> new PageRecogniser(this.engine.get()));
		this.sheets = SingletonSupplier.of(() -> new SheetRecogniser(this.engine.get()));
	}

	public static void main(String[] arguments) {
		ReaderLoop.serve(new ReaderMain(List.of(arguments)));
	}

	private static OcrEngine engine(@Nullable Path models) {
		try {
			return new OcrEngine(models);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void prepare() {
		if (this.documents) {
			this.extractor.get();
		}
		else {
			this.engine.get();
		}
	}

	@Override
	public byte[] answer(Request request) throws Exception {
		if (request instanceof Request.Extract extract) {
			return Answer.encode(this.extractor.get().extract(extract.file(), extract.fileName()));
		}
		if (request instanceof Request.Render render) {
			Path file = render.file();
			return Answer.encode(this.renderer.get().render(file, render.mediaType(), render.maxPages()));
		}
		if (request instanceof Request.Recognise recognise) {
			return Answer
				.encode(this.recogniser.get().recognise(recognise.file(), recognise.mediaType(), recognise.page()));
		}
		if (request instanceof Request.ReadSheet sheet) {
			return SheetAnswer.encode(this.sheets.get().recognise(sheet.file(), sheet.mediaType(), sheet.page()));
		}
		throw new IllegalArgumentException(request.getClass().getSimpleName());
	}

}
