package cn.juanzong.extraction.layout.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

import cn.juanzong.extraction.ocr.Pixels;

/** What hangs together in red on a page. */
final class RedPatches {

	/** Looked at in squares of so many pixels, so that grain does not part a stroke. */
	private static final int SQUARE = 4;

	/** Of the pixels of a square. */
	private static final int ENOUGH = 3;

	private final int across;

	private final int down;

	private final boolean[] red;

	RedPatches(Pixels page, IntPredicate isRed) {
		this.across = page.width() / SQUARE;
		this.down = page.height() / SQUARE;
		this.red = new boolean[this.across * this.down];
		for (int row = 0; row < this.down; row++) {
			for (int column = 0; column < this.across; column++) {
				int count = 0;
				for (int i = 0; i < SQUARE * SQUARE; i++) {
					int at = (row * SQUARE + i / SQUARE) * page.width() + column * SQUARE + i % SQUARE;
					count += isRed.test(page.rgb()[at]) ? 1 : 0;
				}
				this.red[row * this.across + column] = count >= ENOUGH;
			}
		}
	}

	/** Around each patch. */
	List<Area> find() {
		List<Area> patches = new ArrayList<>();
		boolean[] seen = this.red.clone();
		for (int i = 0; i < seen.length; i++) {
			if (seen[i]) {
				patches.add(around(i, seen));
			}
		}
		return patches;
	}

	private Area around(int start, boolean[] left) {
		int first = start % this.across;
		int last = first;
		int top = start / this.across;
		int bottom = top;
		Deque<Integer> open = new ArrayDeque<>(List.of(start));
		left[start] = false;
		while (!open.isEmpty()) {
			int at = open.pop();
			int x = at % this.across;
			int y = at / this.across;
			first = Math.min(first, x);
			last = Math.max(last, x);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
			for (int v = Math.max(0, y - 1); v <= Math.min(this.down - 1, y + 1); v++) {
				for (int u = Math.max(0, x - 1); u <= Math.min(this.across - 1, x + 1); u++) {
					int next = v * this.across + u;
					if (left[next]) {
						left[next] = false;
						open.push(next);
					}
				}
			}
		}
		return new Area(SQUARE * first, SQUARE * top, SQUARE * (last + 1), SQUARE * (bottom + 1));
	}

}
