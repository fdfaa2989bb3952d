package cn.juanzong.ingest.lookalike;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;

import cn.juanzong.ingest.Lookalikes;

/**
 * A picture in small and grey, to hold two of them against each other. Hashes say that
 * two pictures have light and dark in the same places, which two photographs of one hall
 * have honestly. Only one and the same photograph is the same everywhere, once its cut is
 * made up for: in the hall, and in how everybody sits.
 */
final class PictureLook {

	/** Pixels a side, whatever the shape of the picture. */
	static final int SIDE = 64;

	private static final int FIELD = 8;

	/** What the brightness of every picture is brought to. */
	private static final double MEAN = 128;

	private static final double DEVIATION = 45;

	/** A field that varies less shows a wall or the sky, in any picture. */
	private static final double PLAIN = 6;

	/**
	 * How far the brightness within two fields goes together if they show the same. Of
	 * people who sit in the same rows, but are others, it goes together nearly as far.
	 */
	private static final double SAME = 0.9;

	/**
	 * A field whose brightness parts by more from that of the other picture, made up for
	 * light, shows something else. In a copy such fields lie under a stamp or at an edge;
	 * of two photographs of one hall, taken from one place, they are where people sit.
	 */
	private static final double SOMETHING_ELSE = 12;

	/** Fewer fields with something in them say nothing. */
	private static final int FEWEST_FIELDS = 12;

	private final byte[] grey;

	private PictureLook(byte[] grey) {
		this.grey = grey;
	}

	static PictureLook of(BufferedImage picture) throws IOException {
		double[][] rows = PictureHash.brightness(picture, SIDE, SIDE);
		double deviation = PictureHash.deviation(rows);
		double[] brightness = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
		double mean = Arrays.stream(brightness).average().orElse(0);
		byte[] grey = new byte[brightness.length];
		for (int i = 0; i < grey.length; i++) {
			double even = MEAN + (brightness[i] - mean) * DEVIATION / Math.max(1, deviation);
			grey[i] = (byte) Math.max(0, Math.min(255, Math.round(even)));
		}
		return new PictureLook(grey);
	}

	static PictureLook stored(byte[] grey) {
		return new PictureLook(grey);
	}

	byte[] grey() {
		return this.grey;
	}

	/**
	 * How much of one picture the other one shows. What was trimmed shows more of the
	 * same things than the wider one did, so that one is laid on the other; which of the
	 * two is wider is not always known before.
	 * @param another a picture whose hash is near
	 * @param cut of this picture
	 * @param otherCut of the other, near to it
	 * @return the fields that show the same, less those that show something else, among
	 * those that show anything, in percent
	 */
	int likeness(PictureLook another, Cut cut, Cut otherCut) {
		boolean wider = !cut.whole();
		int likeness = wider ? shownBy(another, cut, otherCut) : another.shownBy(this, otherCut, cut);
		if (likeness == 0 || likeness >= Lookalikes.THRESHOLD) {
			return likeness;
		}
		return Math.max(likeness, wider ? another.shownBy(this, otherCut, cut) : shownBy(another, cut, otherCut));
	}

	private int shownBy(PictureLook another, Cut cut, Cut otherCut) {
		PictureLook one = cut.mirrored() ? mirrored() : this;
		PictureLook two = otherCut.mirrored() ? another.mirrored() : another;
		Fit fit = new Fit(one, two, otherCut.edgesOf(cut));
		int same = 0;
		int other = 0;
		int telling = 0;
		for (int y = 0; y < SIDE; y += FIELD) {
			for (int x = 0; x < SIDE; x += FIELD) {
				Fit.Pairs pairs = fit.pairs(x, y, FIELD, 1);
				if (pairs.count() == FIELD * FIELD && pairs.deviation() >= PLAIN) {
					telling++;
					same += (pairs.correlation() >= SAME) ? 1 : 0;
					other += (pairs.difference() > SOMETHING_ELSE) ? 1 : 0;
				}
			}
		}
		return (telling < FEWEST_FIELDS) ? 0 : Math.max(0, 100 * (same - other) / telling);
	}

	/**
	 * The brightness between a pixel, the next one, and the two below them.
	 * @param at the pixel
	 * @param right how far to the right, as a share of a pixel
	 * @param down how far down
	 */
	double between(int at, double right, double down) {
		double above = pixel(at) + right * (pixel(at + 1) - pixel(at));
		double below = pixel(at + SIDE) + right * (pixel(at + SIDE + 1) - pixel(at + SIDE));
		return above + down * (below - above);
	}

	int pixel(int at) {
		return this.grey[at] & 0xff;
	}

	private PictureLook mirrored() {
		byte[] mirrored = new byte[this.grey.length];
		for (int i = 0; i < mirrored.length; i++) {
			mirrored[i] = this.grey[i / SIDE * SIDE + SIDE - 1 - i % SIDE];
		}
		return new PictureLook(mirrored);
	}

}
