package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.layout.cell.Ink;
import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.layout.picture.Gray;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;

/**
 * Reads headings that are written from top to bottom: their characters are laid side by
 * side first, for the recogniser reads from left to right.
 */
final class StandingHeadings {

	/** A heading of two characters is at least so much higher than wide. */
	private static final double STANDING = 1.5;

	private static final int MARGIN = 8;

	private static final int PAPER = 0xffffff;

	private final TextEngine engine;

	private final Pixels page;

	private final Gray gray;

	private final Grid grid;

	StandingHeadings(TextEngine engine, Pixels page, Gray gray, Grid grid) {
		this.engine = engine;
		this.page = page;
		this.gray = gray;
		this.grid = grid;
	}

	/** The headings of a row as if they lay, each where its column is. */
	List<ReadText> read(int row) throws IOException {
		List<Area> written = new ArrayList<>();
		for (int column = 0; column < this.grid.columnCount(); column++) {
			Area bounds = Ink.in(this.gray, this.grid.cell(row, column), this.grid.letter()).bounds();
			if (bounds != null) {
				written.add(bounds);
			}
		}
		if (written.stream()
			.noneMatch((bounds) -> bounds.height() > STANDING * Math.max(bounds.width(), this.grid.letter()))) {
			return List.of();
		}
		List<ReadText> read = new ArrayList<>();
		List<Area> lying = new ArrayList<>();
		Pixels laid = laid(written, lying);
		List<ReadText> texts = this.engine.read(laid,
				lying.stream().map((area) -> Strip.whole(area.grown(MARGIN / 2.0, MARGIN / 2.0).box())).toList());
		for (int i = 0; i < texts.size(); i++) {
			ReadText text = texts.get(i);
			if (!text.text().isBlank()) {
				read.add(new ReadText(written.get(i).box(), text.text(), text.confidence(), text.lattice()));
			}
		}
		return read;
	}

	/** A picture with one heading under the other, each lying. */
	private Pixels laid(List<Area> written, List<Area> lying) {
		int width = 2 * MARGIN;
		int height = MARGIN;
		for (Area bounds : written) {
			int characters = characters(bounds);
			int side = (int) Math.ceil(bounds.height() / characters);
			int across = (int) Math.ceil(bounds.width());
			lying.add(new Area(MARGIN, height, MARGIN + characters * (double) across, height + (double) side));
			width = Math.max(width, characters * across + 2 * MARGIN);
			height += side + 2 * MARGIN;
		}
		int[] rgb = new int[width * height];
		Arrays.fill(rgb, PAPER);
		for (int i = 0; i < written.size(); i++) {
			Area from = written.get(i);
			Area to = lying.get(i);
			int characters = characters(from);
			int side = (int) Math.ceil(from.height() / characters);
			int across = (int) Math.ceil(from.width());
			for (int y = 0; y < side; y++) {
				for (int x = 0; x < characters * across; x++) {
					int sourceX = (int) from.left() + x % across;
					int sourceY = (int) (from.top() + x / across * from.height() / characters) + y;
					if (sourceX < this.page.width() && sourceY < this.page.height() && sourceY <= from.bottom()) {
						rgb[((int) to.top() + y) * width + (int) to.left() + x] = this.page
							.rgb()[sourceY * this.page.width() + sourceX];
					}
				}
			}
		}
		return new Pixels(width, height, rgb);
	}

	private static int characters(Area bounds) {
		double ratio = bounds.height() / Math.max(1, bounds.width());
		return (ratio > STANDING) ? (int) Math.round(ratio) : 1;
	}

}
