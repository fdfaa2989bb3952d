package cn.juanzong.extraction.child;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import cn.juanzong.extraction.text.TextExtractor;
import cn.juanzong.extraction.thumbnail.PageRenderer;
import org.springframework.util.function.SingletonSupplier;

/**
 * What runs in a reading process. Its only argument says for what it is warmed up:
 * {@code documents}, or {@code ocr} followed by the folder of the models, if any.
 */
public final class ReaderMain implements ReaderLoop.Answers {

	static final String DOCUMENTS = "documents";

	static final String OCR = "ocr";

	private final boolean documents;

	private final Supplier<TextExtractor> extractor = SingletonSupplier.of(TextExtractor::new);

	private final Supplier<PageRenderer> renderer = SingletonSupplier.of(PageRenderer::new);

	ReaderMain(List<String> arguments) {
		this.documents = DOCUMENTS.equals(arguments.get(0));
	}

	public static void main(String[] arguments) {
		ReaderLoop.serve(new ReaderMain(List.of(arguments)));
	}

	@Override
	public void prepare() {
		if (this.documents) {
			this.extractor.get();
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
		throw new IllegalArgumentException(request.getClass().getSimpleName());
	}

}
