package cn.juanzong.extraction.layout.picture;

import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.TurnedBox;

/**
 * The colour of the paper. On pink paper, or under a warm lamp, all of a page is redder
 * than red ink may be; such a page is looked at as if its paper were grey.
 */
public final class PaperColour {

	/** Paper that is redder by more hides what is written in red; half of red ink. */
	private static final int REDDISH = Gray.RED / 2;

	/** The share of a piece of writing that is no brighter than its paper. */
	private static final double PAPER = 0.8;

	private PaperColour() {
	}

	/**
	 * The page as if its paper had no colour of its own.
	 * @param page with boxes around what is written
	 * @return the same page if its paper is not reddish
	 */
	public static StraightPage without(StraightPage page) {
		List<int[]> papers = page.boxes().stream().map((box) -> paper(page.pixels(), box)).toList();
		int red = median(papers, 0);
		int green = median(papers, 1);
		int blue = median(papers, 2);
		if (papers.isEmpty() || red - Math.max(green, blue) <= REDDISH) {
			return page;
		}
		int[] greens = lifted(red, green);
		int[] blues = lifted(red, blue);
		Pixels from = page.pixels();
		int[] rgb = new int[from.rgb().length];
		for (int i = 0; i < rgb.length; i++) {
			int one = from.rgb()[i];
			rgb[i] = one & 0xff0000 | greens[one >> 8 & 0xff] << 8 | blues[one & 0xff];
		}
		return new StraightPage(new Pixels(from.width(), from.height(), rgb), page.toOriginal(), page.boxes());
	}

	/** Each value as much brighter as red is on the paper. */
	private static int[] lifted(int red, int other) {
		int[] values = new int[256];
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.min(255, i * red / Math.max(1, other));
		}
		return values;
	}

	private static int median(List<int[]> papers, int channel) {
		return (int) Median.of(papers.stream().mapToDouble((paper) -> paper[channel])).orElse(0);
	}

	/** Of each channel the brightness of what is around the strokes of a piece. */
	private static int[] paper(Pixels page, TurnedBox box) {
		Area area = Area.of(box);
		int left = (int) Math.max(0, area.left());
		int right = (int) Math.min(page.width(), area.right());
		int top = (int) Math.max(0, area.top());
		int bottom = (int) Math.min(page.height(), area.bottom());
		int count = Math.max(0, right - left) * Math.max(0, bottom - top);
		int[] paper = new int[3];
		for (int channel = 0; channel < paper.length && count > 0; channel++) {
			int[] values = new int[count];
			for (int y = top, i = 0; y < bottom; y++) {
				for (int x = left; x < right; x++, i++) {
					values[i] = page.rgb()[y * page.width() + x] >> (16 - 8 * channel) & 0xff;
				}
			}
			Arrays.sort(values);
			paper[channel] = values[(int) (PAPER * (count - 1))];
		}
		return paper;
	}

}
