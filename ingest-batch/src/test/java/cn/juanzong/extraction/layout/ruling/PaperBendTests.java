package cn.juanzong.extraction.layout.ruling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.layout.picture.Homography;
import cn.juanzong.extraction.layout.picture.RuledLine;
import cn.juanzong.extraction.layout.picture.RuledLines;
import cn.juanzong.extraction.layout.picture.StraightPage;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.TurnedBox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines of a table on paper that curls up in the middle. */
class PaperBendTests {

	private static final int WIDTH = 1_400;

	private static final int HEIGHT = 900;

	private static final int LETTER = 22;

	@Test
	void bentLinesAreLaidLevel() {
		StraightPage page = page(14);
		PaperBend bend = PaperBend.ofLines(lines(page), WIDTH);
		assertThat(bend.bent(LETTER)).isTrue();
		assertLevel(bend.straightened(page));
	}

	@Test
	void writingShowsTheBendOfLinesTooSteepToBeSeen() {
		StraightPage page = page(30);
		PaperBend bend = PaperBend.ofWriting(page.boxes(), WIDTH);
		assertThat(bend.bent(LETTER)).isTrue();
		StraightPage flatter = bend.straightened(page);
		assertThat(flatter.boxes()).allMatch((box) -> Math.abs(box.sin()) < 0.02);
		PaperBend rest = PaperBend.ofLines(lines(flatter), WIDTH);
		assertLevel(rest.straightened(flatter));
	}

	@Test
	void flatPaperIsLeftAsItIs() {
		assertThat(PaperBend.ofLines(lines(page(0)), WIDTH).bent(LETTER)).isFalse();
		assertThat(PaperBend.ofLines(lines(page(3)), WIDTH).bent(LETTER)).isFalse();
		assertThat(PaperBend.ofWriting(page(0).boxes(), WIDTH).bent(LETTER)).isFalse();
		assertThat(PaperBend.ofWriting(List.of(), WIDTH).bent(LETTER)).isFalse();
	}

	@Test
	void aFewWordsThatLeanOtherwiseBendNoPaper() {
		List<TurnedBox> boxes = new ArrayList<>(page(0).boxes());
		// at the left, some of them only a little beside others that are level
		for (int i = 0; i < 5; i++) {
			boxes.add(new TurnedBox(228 - i, 300 + 60 * i, 120, 30, Math.cos(-0.06), Math.sin(-0.06)));
		}
		assertThat(PaperBend.ofWriting(boxes, WIDTH).bent(LETTER)).isFalse();
	}

	private static void assertLevel(StraightPage page) {
		List<Edge> lines = lines(page);
		assertThat(lines).hasSizeGreaterThan(8);
		for (Edge edge : lines) {
			RuledLine line = (RuledLine) edge;
			assertThat(line.length()).isGreaterThan(900);
			for (double x = line.start(); x <= line.end(); x += 50) {
				assertThat(Math.abs(line.at(x) - line.middle())).as("at %s", x).isLessThan(4);
			}
		}
	}

	private static List<Edge> lines(StraightPage page) {
		return new ArrayList<>(RuledLines.level(Gray.withoutRed(page.pixels())));
	}

	private static double bend(int high, double x) {
		return -high * Math.sin(Math.PI * x / WIDTH);
	}

	/** Eleven lines that rise in the middle, and five columns of long words between. */
	private static StraightPage page(int high) {
		int[] rgb = new int[WIDTH * HEIGHT];
		Arrays.fill(rgb, 0xf0f0f0);
		List<TurnedBox> boxes = new ArrayList<>();
		for (int row = 0; row <= 10; row++) {
			double level = 200 + row * 50;
			for (int x = 150; x < 1_250; x++) {
				int y = (int) Math.round(level + bend(high, x));
				rgb[y * WIDTH + x] = 0x303030;
				rgb[(y + 1) * WIDTH + x] = 0x303030;
			}
			for (int x = 250; row < 10 && x < 1_250; x += 220) {
				double angle = Math.atan((bend(high, x + 1) - bend(high, x - 1)) / 2);
				boxes.add(new TurnedBox(x, level + 25 + bend(high, x), 120, 30, Math.cos(angle), Math.sin(angle)));
			}
		}
		return new StraightPage(new Pixels(WIDTH, HEIGHT, rgb), Homography.scale(1, 1, 0, 0), boxes);
	}

}
