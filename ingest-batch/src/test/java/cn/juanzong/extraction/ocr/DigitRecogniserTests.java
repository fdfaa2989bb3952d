package cn.juanzong.extraction.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers in digits that people wrote, none of whom the model was taught with: of the
 * 10,000 of MNIST for testing (Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0).
 */
class DigitRecogniserTests {

	private static final List<String> WRITTEN = List.of("13970004268", "999999197105238462", "13800135790");

	/** One number in so many rows of the picture. */
	private static final int ROW = 60;

	private static OcrEngine engine;

	private static Pixels page;

	@BeforeAll
	static void model() throws IOException {
		engine = new OcrEngine(null);
		try (InputStream in = DigitRecogniserTests.class.getResourceAsStream("/digits/real-digits.png")) {
			page = Pixels.of(ImageIO.read(Objects.requireNonNull(in)));
		}
	}

	@AfterAll
	static void close() throws IOException {
		engine.close();
	}

	@Test
	void readsWhatPeopleWrote() throws IOException {
		List<ReadText> read = engine.digits(page, IntStream.range(0, WRITTEN.size()).mapToObj(this::number).toList());
		assertThat(read).extracting(ReadText::text).isEqualTo(WRITTEN);
		assertThat(read).allSatisfy((number) -> assertThat(number.confidence()).isGreaterThan(0.9));
		assertThat(read.get(0).lattice().lead(WRITTEN.get(0))).isGreaterThan(1.5);
	}

	@Test
	void readsNothingWhereNothingIsWritten() throws IOException {
		assertThat(engine.digits(page, List.of(box(380, 0, 475, ROW), box(-90, -90, -50, -60))))
			.extracting(ReadText::text)
			.containsOnly("");
	}

	@Test
	void isAskedNothing() throws IOException {
		assertThat(engine.digits(page, List.of())).isEmpty();
	}

	/** The ink of a row with a little room. */
	private TurnedBox number(int row) {
		int left = page.width();
		int right = 0;
		int top = page.height();
		int bottom = 0;
		for (int y = row * ROW; y < (row + 1) * ROW; y++) {
			for (int x = 0; x < page.width(); x++) {
				if ((page.rgb()[y * page.width() + x] & 255) < 170) {
					left = Math.min(left, x);
					right = Math.max(right, x);
					top = Math.min(top, y);
					bottom = Math.max(bottom, y);
				}
			}
		}
		double high = bottom - top;
		return box(left - 0.3 * high, top - 0.14 * high, right + 0.3 * high, bottom + 0.14 * high);
	}

	private static TurnedBox box(double left, double top, double right, double bottom) {
		return new TurnedBox((left + right) / 2, (top + bottom) / 2, right - left, bottom - top, 1, 0);
	}

}
