package cn.juanzong.retention;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

import cn.juanzong.workbook.ArchiveWorkbook;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the expiry report as a spreadsheet, with the numbers of the page. */
@Component
class ExpiryWorkbook {

	private static final String[] COLUMNS = { "lastYear", "class", "organizer", "sessions", "records", "bytes" };

	private static final int[] WIDTHS = { 16, 24, 40, 12, 12, 20 };

	private final MessageSource messages;

	ExpiryWorkbook(MessageSource messages) {
		this.messages = messages;
	}

	void write(ExpiryReport report, Locale locale, OutputStream to) throws IOException {
		try (Workbook book = ArchiveWorkbook.begin(to)) {
			Worksheet sheet = book.newWorksheet(message("retention.report.sheet", locale));
			for (int column = 0; column < COLUMNS.length; column++) {
				sheet.value(0, column, message("retention.report." + COLUMNS[column], locale));
				sheet.style(0, column).bold().set();
				sheet.width(column, WIDTHS[column]);
			}
			sheet.freezePane(0, 1);
			ArchiveWorkbook.onPaper(sheet);
			sheet.repeatRows(0);
			sheet.footer("&P / &N", Position.CENTER);
			int row = 1;
			for (ExpiryReport.Line line : report.lines()) {
				sheet.value(row, 0, line.lastYear());
				sheet.value(row, 1, message("programme.class." + line.trainingClass(), locale));
				sheet.value(row, 2, line.organizer());
				amount(sheet, row++, line.sessions(), line.records(), line.bytes());
			}
			ExpiryReport.Amount total = report.total();
			sheet.value(row, 0, message("retention.report.total", locale));
			amount(sheet, row, total.sessions(), total.records(), total.bytes());
			sheet.range(row, 0, row, COLUMNS.length - 1).style().bold().set();
		}
	}

	private static void amount(Worksheet sheet, int row, long sessions, long records, long bytes) {
		sheet.value(row, 3, sessions);
		sheet.value(row, 4, records);
		sheet.value(row, 5, bytes);
		sheet.range(row, 3, row, 5).style().format("#,##0").set();
	}

	private String message(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
