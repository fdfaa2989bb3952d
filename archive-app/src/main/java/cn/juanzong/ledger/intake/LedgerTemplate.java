package cn.juanzong.ledger.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import cn.juanzong.workbook.ArchiveWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The spreadsheet people fill in: number columns are text, so that Excel leaves them
 * alone; choices and lengths are checked while typing; a second sheet explains every
 * column.
 */
@Component
public class LedgerTemplate {

	private static final int ROWS = 2_000;

	private static final List<LedgerColumn> COLUMNS = List.of(LedgerColumn.SEQUENCE, LedgerColumn.NAME,
			LedgerColumn.DOCUMENT_TYPE, LedgerColumn.ID_NUMBER, LedgerColumn.PHONE, LedgerColumn.CONTENT,
			LedgerColumn.CATEGORY, LedgerColumn.BIRTH_DATE, LedgerColumn.POOR_HOUSEHOLD, LedgerColumn.DISABLED,
			LedgerColumn.REMARK);

	private final MessageSource messages;

	LedgerTemplate(MessageSource messages) {
		this.messages = messages;
	}

	/** The workbook, its explanations in a language. */
	public byte[] workbook(Locale locale) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			try (Workbook workbook = ArchiveWorkbook.begin(out)) {
				ledger(workbook.newWorksheet(text("sheet", locale)), locale);
				help(workbook.newWorksheet(text("helpSheet", locale)), locale);
			}
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void ledger(Worksheet sheet, Locale locale) {
		for (int i = 0; i < COLUMNS.size(); i++) {
			LedgerColumn column = COLUMNS.get(i);
			sheet.value(0, i, column.title() + (column.required() ? "*" : ""));
			sheet.style(0, i).bold().fillColor(column.required() ? "DCE8F5" : "EFEFEF").set();
			sheet.comment(0, i, text("column." + column, locale));
			sheet.style(i).format("@").set();
			sheet.width(i, switch (column) {
				case ID_NUMBER, CONTENT, REMARK -> 26;
				case PHONE, CATEGORY, DOCUMENT_TYPE, POOR_HOUSEHOLD, BIRTH_DATE -> 16;
				default -> 10;
			});
		}
		choice(sheet, LedgerColumn.DOCUMENT_TYPE, "居民身份证,港澳台居民居住证,护照,外国人永久居留身份证", locale);
		choice(sheet, LedgerColumn.CATEGORY, "群众,脱贫户,镇村干部,第一书记,返乡创业人员,企业人员,其他", locale);
		choice(sheet, LedgerColumn.POOR_HOUSEHOLD, "是,否", locale);
		choice(sheet, LedgerColumn.DISABLED, "是,否", locale);
		rule(sheet, LedgerColumn.ID_NUMBER, "OR($C2=\"护照\",$C2=\"外国人永久居留身份证\",LEN(D2)=18,LEN(D2)=15,LEN(D2)=20)",
				locale);
		rule(sheet, LedgerColumn.PHONE, "LEN(E2)=11", locale);
		sheet.freezePane(0, 1);
		sheet.repeatRows(0);
		ArchiveWorkbook.onPaper(sheet);
	}

	private void choice(Worksheet sheet, LedgerColumn column, String choices, Locale locale) {
		int at = COLUMNS.indexOf(column);
		sheet.range(1, at, ROWS, at)
			.validateWithListByFormula('"' + choices + '"')
			.allowBlank(true)
			.showErrorMessage(column != LedgerColumn.CATEGORY)
			.errorTitle(column.title())
			.error(text("choose", locale));
	}

	private void rule(Worksheet sheet, LedgerColumn column, String formula, Locale locale) {
		int at = COLUMNS.indexOf(column);
		sheet.range(1, at, ROWS, at)
			.validateWithFormula(formula)
			.allowBlank(true)
			.showErrorMessage(true)
			.errorTitle(column.title())
			.error(text("length." + column, locale));
	}

	private void help(Worksheet sheet, Locale locale) {
		sheet.value(0, 0, text("help", locale));
		sheet.style(0, 0).bold().fontSize(14).set();
		for (int i = 0; i < COLUMNS.size(); i++) {
			LedgerColumn column = COLUMNS.get(i);
			sheet.value(2 + i, 0, "[" + (char) ('A' + i) + "]");
			sheet.value(2 + i, 1, "[" + column.title() + "]");
			sheet.value(2 + i, 2, text(column.required() ? "required" : "optional", locale));
			sheet.value(2 + i, 3, text("column." + column, locale));
			sheet.style(2 + i, 3).wrapText(true).set();
		}
		sheet.width(1, 16);
		sheet.width(3, 90);
		ArchiveWorkbook.onPaper(sheet);
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage("ledger.template." + key, null, locale);
	}

}
