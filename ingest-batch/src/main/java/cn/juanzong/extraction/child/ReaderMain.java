package cn.juanzong.extraction.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

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

	private final Supplier<PageRecogniser> recogniser;

	private final Supplier<TextExtractor> extractor = SingletonSupplier.of(TextExtractor::new);

	private final Supplier<PageRenderer> renderer = SingletonSupplier.of(PageRenderer::new);

	ReaderMain(List<String> arguments) {
		this.documents = DOCUMENTS.equals(arguments.get(0));
		Path models = (arguments.size() > 1) ? Path.of(arguments.get(1)) : null;
		this.recogniser = SingletonSupplier.of(() -> recogniser(models));
	}

	public static void main(String[] arguments) {
		ReaderLoop.serve(new ReaderMain(List.of(arguments)));
	}

	private static PageRecogniser recogniser(@Nullable Path models) {
		try {
			return new PageRecogniser(new OcrEngine(models));
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
			this.recogniser.get();
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
		throw new IllegalArgumentException(request.getClass().getSimpleName());
	}

}
