package cn.juanzong.extraction.layout.cell;

/**
 * What grain leaves in a cell: spots of a few dark pixels beside what is written. One
 * between a number and the edge of its cell makes what seems to be written twice as high,
 * and read at that height the number is half as large.
 */
final class Specks {

	private Specks() {
	}

	/**
	 * Takes them away.
	 * @param ink what is dark, by rows
	 * @param least so many pixels beside each other are no speck
	 */
	static void wipe(boolean[][] ink, int least) {
		int width = ink[0].length;
		boolean[] seen = new boolean[ink.length * width];
		int[] spot = new int[seen.length];
		for (int at = 0; at < seen.length; at++) {
			if (ink[at / width][at % width] && !seen[at]) {
				int size = spread(ink, at, seen, spot);
				for (int i = 0; size < least && i < size; i++) {
					ink[spot[i] / width][spot[i] % width] = false;
				}
			}
		}
	}

	/** All that is dark beside each other, from one pixel on. */
	private static int spread(boolean[][] ink, int from, boolean[] seen, int[] spot) {
		int width = ink[0].length;
		int size = 0;
		spot[size++] = from;
		seen[from] = true;
		for (int next = 0; next < size; next++) {
			int y = spot[next] / width;
			int x = spot[next] % width;
			for (int v = Math.max(0, y - 1); v <= Math.min(ink.length - 1, y + 1); v++) {
				for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
					if (ink[v][u] && !seen[v * width + u]) {
						seen[v * width + u] = true;
						spot[size++] = v * width + u;
					}
				}
			}
		}
		return size;
	}

}
