package cn.juanzong.reconciliation;

import java.time.LocalDate;
import java.util.List;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ledger.People;
import cn.juanzong.reconciliation.FormPainter.Signer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A sheet of which the column of ID numbers was not seen. */
class StrayNumbersTests {

	private static final Signer PERSON = Signer.of("王芳华", People.idNumber(LocalDate.of(1980, 2, 3), 12), "13911112222");

	@Test
	@DisplayName("R12-3: an ID number among remarks was compared with nothing, and proves nothing")
	void R12_3_anIdNumberAmongRemarksProvesNothing() {
		ReconciledItem item = item(PERSON.idNumber());
		assertThat(item.outcome()).isEqualTo(Outcome.ILLEGIBLE);
		assertThat(item.reasons()).containsExactly(Reason.COLUMN_UNSEEN);
		assertThat(item("脱贫户").outcome()).isEqualTo(Outcome.MATCH);
	}

	private static ReconciledItem item(String remark) {
		SheetLine line = new SheetLine(1, new Box(0, 0.1, 1, 0.2),
				List.of(cell(SheetColumn.NAME, PERSON.name()), cell(SheetColumn.PHONE, PERSON.phone()),
						cell(SheetColumn.SIGNATURE, PERSON.name()), cell(SheetColumn.REMARK, remark)));
		SheetPage page = new SheetPage(1, 1000, 1400, null, null, null,
				line.cells().stream().map(SheetCell::column).toList(), List.of(), List.of(line), "told");
		return new PaintedPaper(List.of(page)).against(PaintedPaper.rows(List.of(PERSON))).get(0);
	}

	private static SheetCell cell(SheetColumn column, String text) {
		return new SheetCell(column, null, new Box(0, 0.1, 1, 0.2), text, 0.99, 0.1, true, 1, Lattice.EMPTY);
	}

}
