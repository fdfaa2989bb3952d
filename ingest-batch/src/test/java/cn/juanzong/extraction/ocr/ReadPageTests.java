package cn.juanzong.extraction.ocr;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.sheet.Lattice;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadPageTests {

	@Test
	void rowsAreFoundOnALeaningPage() {
		List<ReadText> lines = new ArrayList<>();
		double lean = Math.tan(Math.toRadians(3));
		for (int row = 0; row < 4; row++) {
			for (int column = 0; column < 5; column++) {
				double x = 100 + column * 200;
				TurnedBox box = new TurnedBox(x, 100 + row * 40 + x * lean, 150, 24, Math.cos(Math.atan(lean)),
						Math.sin(Math.atan(lean)));
				lines.add(new ReadText(box, row + "-" + column, 0.9, Lattice.EMPTY));
			}
		}
		assertThat(ReadPage.of(1200, 800, lines).rows()).hasSize(4)
			.allSatisfy((row) -> assertThat(row).hasSize(5))
			.first()
			.satisfies((row) -> assertThat(row.get(4).text()).isEqualTo("0-4"));
	}

}
