package cn.juanzong.extraction.layout;

import java.util.List;
import java.util.stream.Collectors;

import cn.juanzong.extraction.layout.cell.Ink;
import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.sheet.Lattice;

/**
 * A cell of the grid with what was read in it.
 *
 * @param area up to its edges
 * @param ink what is written, red left out
 * @param marked whether a red finger was pressed into it
 * @param struck whether a pen's stroke runs through what is written
 * @param hash what the ink looks like
 * @param texts the lines in it from top to bottom
 */
record ReadCell(Area area, Ink ink, boolean marked, boolean struck, long hash, List<ReadText> texts) {

	boolean inked() {
		return this.marked || this.ink.bounds() != null;
	}

	String text() {
		return this.texts.stream().map(ReadText::text).collect(Collectors.joining()).strip();
	}

	double confidence() {
		double mean = this.texts.stream()
			.filter((text) -> !text.text().isBlank())
			.mapToDouble(ReadText::confidence)
			.average()
			.orElse(0);
		return Math.round(mean * 1000) / 1000.0;
	}

	Lattice lattice() {
		if (this.texts.size() == 1) {
			return this.texts.get(0).lattice();
		}
		Lattice all = Lattice.EMPTY;
		for (ReadText text : this.texts) {
			all = all.then(text.lattice());
		}
		return all;
	}

}
