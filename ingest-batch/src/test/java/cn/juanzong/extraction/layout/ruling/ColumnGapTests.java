package cn.juanzong.extraction.layout.ruling;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.layout.picture.Area;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Phones and ID numbers written side by side by hand. */
class ColumnGapTests {

	private final List<List<Area>> rows = new ArrayList<>();

	@Test
	void aGapThatSomeRowsWriteAcrossIsFound() {
		row(new Area(100, 0, 245, 30), new Area(268, 0, 500, 30));
		row(new Area(110, 0, 250, 30), new Area(260, 0, 490, 30));
		row(new Area(90, 0, 505, 30));
		row(new Area(100, 0, 252, 30), new Area(262, 0, 500, 30));
		row();
		assertThat(new ColumnGap(this.rows).between(170, 380)).hasValueCloseTo(255.0, Offset.offset(4.0));
	}

	@Test
	void whatMostRowsWriteAcrossIsOneColumn() {
		row(new Area(100, 0, 245, 30), new Area(268, 0, 500, 30));
		row(new Area(90, 0, 505, 30));
		row(new Area(90, 0, 480, 30));
		assertThat(new ColumnGap(this.rows).between(170, 380)).isEmpty();
	}

	@Test
	void aColumnOfWhichOneHalfIsEmptyIsOneColumn() {
		row(new Area(100, 0, 245, 30));
		row(new Area(100, 0, 245, 30), new Area(300, 0, 340, 30));
		row(new Area(100, 0, 245, 30));
		assertThat(new ColumnGap(this.rows).between(170, 380)).isEmpty();
		assertThat(new ColumnGap(List.of()).between(170, 380)).isEmpty();
	}

	private void row(Area... pieces) {
		this.rows.add(List.of(pieces));
	}

}
