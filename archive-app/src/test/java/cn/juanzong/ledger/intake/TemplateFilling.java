package cn.juanzong.ledger.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Fills a template in as a spreadsheet program does: opens, types, saves. */
final class TemplateFilling {

	private TemplateFilling() {
	}

	static byte[] fill(byte[] template, String[]... rows) throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
				ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			Sheet sheet = workbook.getSheetAt(0);
			for (int i = 0; i < rows.length; i++) {
				var row = sheet.createRow(i + 1);
				for (int column = 0; column < rows[i].length; column++) {
					row.createCell(column).setCellValue(rows[i][column]);
				}
			}
			workbook.write(out);
			return out.toByteArray();
		}
	}

}
