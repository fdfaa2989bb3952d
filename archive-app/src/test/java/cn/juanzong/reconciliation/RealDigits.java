package cn.juanzong.reconciliation;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Digits that people wrote, of the 10,000 of MNIST that are for testing: no page shows
 * the hand of one, so they are harder than any real page. The files
 * {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte} are not ours and not
 * here.
 */
final class RealDigits {

	private static final int SIDE = 28;

	private static final int IMAGES_FROM = 16;

	private static final int LABELS_FROM = 8;

	/** Greys below this are no ink, and from so many above all is ink. */
	private static final int FAINT = 40;

	private static final int FULL = 130;

	/** A pixel of theirs becomes so many. */
	private static final int FINER = 6;

	private final List<List<byte[]>> digits = new ArrayList<>();

	private RealDigits(byte[] images, byte[] labels) {
		for (int digit = 0; digit < 10; digit++) {
			this.digits.add(new ArrayList<>());
		}
		for (int i = LABELS_FROM; i < labels.length; i++) {
			byte[] image = new byte[SIDE * SIDE];
			System.arraycopy(images, IMAGES_FROM + (i - LABELS_FROM) * image.length, image, 0, image.length);
			this.digits.get(labels[i]).add(image);
		}
	}

	/**
	 * Reads them.
	 * @param folder where the files are, or null
	 * @return the digits, or null without a folder
	 */
	static @Nullable RealDigits in(@Nullable String folder) {
		if (folder == null) {
			return null;
		}
		try {
			return new RealDigits(Files.readAllBytes(Path.of(folder, "t10k-images-idx3-ubyte")),
					Files.readAllBytes(Path.of(folder, "t10k-labels-idx1-ubyte")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Draws one of them in the canvas's colour.
	 * @param size of the writing around it, in the canvas's units
	 * @return how far the next stands from it
	 */
	double draw(Graphics2D canvas, int digit, double x, double baseline, double size, double slant, Random chance) {
		List<byte[]> ways = this.digits.get(digit);
		byte[] pixels = ways.get(chance.nextInt(ways.size()));
		int left = SIDE;
		int right = 0;
		int top = SIDE;
		int bottom = 0;
		for (int i = 0; i < pixels.length; i++) {
			if ((pixels[i] & 255) > FAINT) {
				left = Math.min(left, i % SIDE);
				right = Math.max(right, i % SIDE);
				top = Math.min(top, i / SIDE);
				bottom = Math.max(bottom, i / SIDE);
			}
		}
		BufferedImage ink = ink(pixels, left - 1, top - 1, right - left + 3, bottom - top + 3,
				canvas.getColor().getRGB() & 0xffffff);
		double scale = size * (0.75 + 0.17 * chance.nextDouble()) / ink.getHeight();
		double wide = scale * (0.72 + 0.22 * chance.nextDouble());
		AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
		place.shear(-slant * 0.5, 0);
		place.scale(wide, scale);
		place.translate(0, -ink.getHeight());
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		canvas.drawImage(ink, place, null);
		return Math.max(ink.getWidth() * wide + size * (0.04 + 0.06 * chance.nextDouble()), size * 0.3);
	}

	private static BufferedImage ink(byte[] pixels, int left, int top, int width, int height, int rgb) {
		BufferedImage ink = new BufferedImage(width * FINER, height * FINER, BufferedImage.TYPE_INT_ARGB);
		for (int y = 0; y < ink.getHeight(); y++) {
			for (int x = 0; x < ink.getWidth(); x++) {
				double grey = grey(pixels, (x + 0.5) / FINER - 0.5 + left, (y + 0.5) / FINER - 0.5 + top);
				int cover = (int) Math.max(0, Math.min(255, (grey - FAINT) * 255 / FULL));
				ink.setRGB(x, y, cover << 24 | rgb);
			}
		}
		return ink;
	}

	/** Between pixels, as much of each as is near. */
	private static double grey(byte[] pixels, double x, double y) {
		int column = (int) Math.floor(x);
		int row = (int) Math.floor(y);
		double right = x - column;
		double below = y - row;
		return (grey(pixels, column, row) * (1 - right) + grey(pixels, column + 1, row) * right) * (1 - below)
				+ (grey(pixels, column, row + 1) * (1 - right) + grey(pixels, column + 1, row + 1) * right) * below;
	}

	private static int grey(byte[] pixels, int x, int y) {
		return (x < 0 || y < 0 || x >= SIDE || y >= SIDE) ? 0 : pixels[y * SIDE + x] & 255;
	}

}
