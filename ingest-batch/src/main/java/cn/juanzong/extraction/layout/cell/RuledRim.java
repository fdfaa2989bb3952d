package cn.juanzong.extraction.layout.cell;

/**
 * What is left of ruled lines in a cell: at its rim, where the page is curved, aslant; an
 * upright one that was not seen, anywhere. Neither is writing.
 */
final class RuledRim {

	/** The share of a side along which a line runs, if it is one and not a stroke. */
	private static final double ALONG = 0.7;

	/** The same of a line that enters the cell aslant, from its side. */
	private static final double ASLANT = 0.15;

	/** The share of the height of a cell that no stroke of writing reaches. */
	private static final double THROUGH = 0.95;

	private final boolean[][] ink;

	private final int width;

	private final double letter;

	/** As thick as a ruled line is at most. */
	private final int thin;

	/**
	 * Looks at a cell.
	 * @param ink what is dark, by rows
	 * @param letter the height of a line of writing
	 */
	RuledRim(boolean[][] ink, double letter) {
		this.ink = ink;
		this.width = ink[0].length;
		this.letter = letter;
		this.thin = (int) Math.max(3, letter / 5);
	}

	/** Takes them away. */
	void wipe() {
		int height = this.ink.length;
		for (int x = 0; height > 1.3 * this.letter && x < this.width; x++) {
			int dark = 0;
			for (boolean[] row : this.ink) {
				dark += row[x] ? 1 : 0;
			}
			if (dark > THROUGH * height) {
				for (boolean[] row : this.ink) {
					row[x] = false;
				}
			}
		}
		side(this.width, height, (along, in) -> new int[] { in, along });
		side(this.width, height, (along, in) -> new int[] { height - 1 - in, along });
		side(height, this.width, (along, in) -> new int[] { along, in });
		side(height, this.width, (along, in) -> new int[] { along, this.width - 1 - in });
	}

	/**
	 * Thin dark runs on the way inwards that lie beside each other are pieces of lines.
	 */
	private void side(int length, int depth, Way way) {
		int rim = Math.max(2, depth / 5);
		int[] from = new int[length];
		int[] to = new int[length];
		for (int along = 0; along < length; along++) {
			int in = 0;
			while (in < rim && !dark(way, along, in)) {
				in++;
			}
			int end = in;
			while (end < depth && end - in <= this.thin && dark(way, along, end)) {
				end++;
			}
			from[along] = in;
			to[along] = (end - in <= this.thin) ? end : in;
		}
		int start = 0;
		for (int along = 1; along <= length; along++) {
			if (along == length || to[along] == from[along] || Math.abs(from[along] - from[along - 1]) > 1) {
				if (line(from, start, along, length)) {
					wipe(from, to, start, along, way);
				}
				start = along;
			}
		}
	}

	private boolean line(int[] from, int start, int end, int length) {
		int least = Integer.MAX_VALUE;
		for (int along = start; along < end; along++) {
			least = Math.min(least, from[along]);
		}
		int run = end - start;
		return run > ALONG * length || least == 0 && run > ASLANT * length && run > this.letter;
	}

	private void wipe(int[] from, int[] to, int start, int end, Way way) {
		for (int along = start; along < end; along++) {
			for (int in = from[along]; in < to[along]; in++) {
				int[] at = way.at(along, in);
				this.ink[at[0]][at[1]] = false;
			}
		}
	}

	private boolean dark(Way way, int along, int in) {
		int[] at = way.at(along, in);
		return this.ink[at[0]][at[1]];
	}

	/** From a side inwards. */
	private interface Way {

		/** Row and column of a place. */
		int[] at(int along, int in);

	}

}
