package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.juanzong.extraction.layout.cell.Ink;
import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.ocr.TurnedBox;
import cn.juanzong.extraction.sheet.Lattice;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which names of a grainy page are looked at again, and what is made of two looks. */
class NameReadingTests {

	private static final Area LINE = new Area(20, 10, 100, 40);

	private final List<Pixels> lookedAt = new ArrayList<>();

	@Test
	void aNameInDoubtIsCutOutAndBothLooksDecide() throws Exception {
		ReadCell cell = cell(looked(0.55, 0.44));
		assertThat(cell.text()).isEqualTo("都林");
		read(cell, looked(0.02, 0.97));
		assertThat(this.lookedAt).singleElement()
			.satisfies((cut) -> assertThat(List.of(cut.width(), cut.height())).containsExactly(80, 30));
		assertThat(cell.text()).isEqualTo("郝林");
		assertThat(cell.lattice().looks()).isEqualTo(2);
		assertThat(cell.lattice().logProbability("都林")).isLessThan(cell.lattice().logProbability("郝林"));
	}

	@Test
	void aSecondLookThatIsLessSureTakesNothingBack() throws Exception {
		ReadCell cell = cell(looked(0.85, 0.14));
		read(cell, looked(0.4, 0.5));
		assertThat(cell.text()).isEqualTo("都林");
		assertThat(cell.lattice().looks()).isEqualTo(2);
	}

	@Test
	void whatIsInNoDoubtAndWhatStandsInTwoLinesIsLeft() throws Exception {
		ReadCell sure = cell(looked(0.99, 0.001));
		ReadCell twoLines = cell(looked(0.55, 0.44));
		twoLines.texts().add(twoLines.texts().get(0));
		read(sure, looked(0.02, 0.97));
		read(twoLines, looked(0.02, 0.97));
		assertThat(this.lookedAt).isEmpty();
		assertThat(sure.text()).isEqualTo("都林");
	}

	private void read(ReadCell cell, Lattice second) throws IOException {
		int[] white = new int[200 * 60];
		Arrays.fill(white, 0xffffff);
		NameReading reading = new NameReading(new Look(second), new Pixels(200, 60, white), 8);
		reading.add(cell, LINE);
		reading.read();
	}

	/** 都林 or 郝林. */
	private static Lattice looked(double one, double other) {
		Lattice.Builder lattice = new Lattice.Builder();
		lattice.step();
		lattice.candidate('都', one);
		lattice.candidate('郝', other);
		lattice.step();
		lattice.candidate(Lattice.BLANK, 0.999);
		lattice.step();
		lattice.candidate('林', 0.999);
		return lattice.build();
	}

	private static ReadCell cell(Lattice lattice) {
		ReadText text = new ReadText(LINE.box(), lattice.firstReading(), 0.9, lattice);
		return new ReadCell(LINE, new Ink(0.2, LINE, List.of(LINE)), false, false, 0, new ArrayList<>(List.of(text)));
	}

	/** Sees what it is told to. */
	private final class Look implements TextEngine {

		private final Lattice lattice;

		private Look(Lattice lattice) {
			this.lattice = lattice;
		}

		@Override
		public List<TurnedBox> find(Pixels page, int side) {
			return List.of();
		}

		@Override
		public List<ReadText> read(Pixels page, List<Strip> strips) {
			NameReadingTests.this.lookedAt.add(page);
			Strip strip = strips.get(0);
			return List.of(new ReadText(strip.box(), this.lattice.firstReading(), 0.9, this.lattice));
		}

		@Override
		public List<ReadText> digits(Pixels page, List<TurnedBox> boxes) {
			throw new UnsupportedOperationException("A name is no number");
		}

		@Override
		public String version() {
			return "told";
		}

	}

}
