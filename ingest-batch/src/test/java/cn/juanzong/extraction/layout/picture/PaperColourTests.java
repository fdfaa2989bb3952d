package cn.juanzong.extraction.layout.picture;

import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.ocr.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Red ink and black writing on paper of different colours. */
class PaperColourTests {

	private static final int SIDE = 200;

	private static final Area BLACK = new Area(20, 40, 120, 70);

	private static final Area RED = new Area(20, 120, 120, 150);

	/** Pink, peach, and white under a warm lamp. */
	@ParameterizedTest
	@ValueSource(ints = { 0xfac8d2, 0xffd8c0, 0xe6be96 })
	void whatIsWrittenOnReddishPaperIsNoSeal(int paper) {
		StraightPage page = page(paper);
		assertThat(fills(page, BLACK)).isTrue();
		StraightPage plain = PaperColour.without(page);
		assertThat(fills(plain, BLACK)).isFalse();
		assertThat(fills(plain, RED)).isTrue();
		assertThat(plain.boxes()).isEqualTo(page.boxes());
	}

	/** White, cream, and white in the shade. */
	@ParameterizedTest
	@ValueSource(ints = { 0xffffff, 0xfff4dc, 0x909498 })
	void otherPaperIsLeftAsItIs(int paper) {
		StraightPage page = page(paper);
		assertThat(PaperColour.without(page)).isSameAs(page);
		assertThat(fills(page, BLACK)).isFalse();
	}

	@Test
	void aPageWithoutWritingIsLeftAsItIs() {
		StraightPage page = new StraightPage(page(0xfac8d2).pixels(), Homography.scale(1, 1, 0, 0), List.of());
		assertThat(PaperColour.without(page)).isSameAs(page);
	}

	private static boolean fills(StraightPage page, Area box) {
		return new RedInk(page.pixels()).fills(box, Gray.withoutRed(page.pixels()));
	}

	private static StraightPage page(int paper) {
		int[] rgb = new int[SIDE * SIDE];
		Arrays.fill(rgb, paper);
		draw(rgb, BLACK, 0x202020);
		draw(rgb, RED, 0xc01820);
		return new StraightPage(new Pixels(SIDE, SIDE, rgb), Homography.scale(1, 1, 0, 0),
				List.of(BLACK.box(), new Area(20, 80, 120, 110).box(), RED.box()));
	}

	/** Strokes of two pixels with gaps of eight. */
	private static void draw(int[] rgb, Area area, int colour) {
		for (int y = (int) area.top() + 4; y < area.bottom() - 4; y++) {
			for (int x = (int) area.left() + 4; x < area.right() - 4; x++) {
				rgb[y * SIDE + x] = (x % 10 < 2) ? colour : rgb[y * SIDE + x];
			}
		}
	}

}
