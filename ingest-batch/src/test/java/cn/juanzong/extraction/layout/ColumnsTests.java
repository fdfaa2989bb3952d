package cn.juanzong.extraction.layout;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import cn.juanzong.extraction.layout.picture.Edge;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables with two people in a row. */
class ColumnsTests {

	private static final SheetColumn[] TWICE = { SheetColumn.ORDINAL, SheetColumn.NAME, SheetColumn.PHONE,
			SheetColumn.SIGNATURE, SheetColumn.ORDINAL, SheetColumn.NAME, SheetColumn.PHONE, SheetColumn.SIGNATURE };

	@Test
	void twoPeopleInARowAreTwoParts() {
		assertThat(columns(TWICE).people()).containsExactly(new int[] { 0, 4 }, new int[] { 4, 8 });
	}

	@Test
	void theRimOfThePaperBesideTheTableShiftsNobody() {
		SheetColumn[] rimmed = new SheetColumn[TWICE.length + 1];
		System.arraycopy(TWICE, 0, rimmed, 1, TWICE.length);
		assertThat(columns(rimmed).people()).containsExactly(new int[] { 1, 5 }, new int[] { 5, 9 });
	}

	@Test
	void aHeadingThatWasNotReadIsThatOfTheOtherHalf() {
		SheetColumn[] some = TWICE.clone();
		some[5] = null;
		assertThat(columns(some).completed().known()).containsExactly(TWICE);
		some[5] = SheetColumn.NAME;
		some[0] = null;
		some[3] = null;
		assertThat(columns(some).completed().known()).endsWith(SheetColumn.ORDINAL, SheetColumn.NAME, SheetColumn.PHONE,
				SheetColumn.SIGNATURE);
		assertThat(columns(some).completed().known().get(3)).isEqualTo(SheetColumn.SIGNATURE);
	}

	@Test
	void onePersonInARowKeepsTheColumnsAsTheyAre() {
		Columns columns = columns(SheetColumn.NAME, null, SheetColumn.SIGNATURE);
		assertThat(columns.people()).containsExactly(new int[] { 0, 3 });
		assertThat(columns.completed().known()).isEqualTo(columns.known());
	}

	private static Columns columns(@Nullable SheetColumn... known) {
		List<Edge> edges = IntStream.rangeClosed(0, known.length).mapToObj((i) -> Edge.straight(100 * i)).toList();
		List<@Nullable HalfDay> halves = Collections.nCopies(known.length, null);
		return new Columns(new Grid(List.of(Edge.straight(0), Edge.straight(40)), edges, 20), 1, true,
				Arrays.asList(known), halves, List.of(), List.of());
	}

}
