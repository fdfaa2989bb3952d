package cn.juanzong.workbook;

import java.io.OutputStream;

import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** What all workbooks of the archive have in common. */
public final class ArchiveWorkbook {

	private ArchiveWorkbook() {
	}

	/**
	 * Begins a workbook.
	 * @param to where it is written when it is closed
	 * @return the workbook, to be closed
	 */
	public static Workbook begin(OutputStream to) {
		return new Workbook(to, "Juanzong", "1.0");
	}

	/**
	 * Lays a sheet on paper: lying A4, one page across, as many down as it takes.
	 * @param sheet the sheet
	 */
	public static void onPaper(Worksheet sheet) {
		sheet.paperSize(PaperSize.A4_PAPER);
		sheet.pageOrientation("landscape");
		sheet.setFitToPage(true);
		sheet.fitToWidth((short) 1);
		sheet.fitToHeight((short) 0);
	}

}
