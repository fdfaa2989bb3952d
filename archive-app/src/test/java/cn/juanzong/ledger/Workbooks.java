package cn.juanzong.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes workbooks as people send them. */
public final class Workbooks {

	public static final String[] HEADER = { "序号", "姓名", "身份证号码", "手机号", "培训内容", "人员类别", "备注" };

	private Workbooks() {
	}

	/** A workbook filled by somebody. */
	public static byte[] of(Consumer<Workbook> filling) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
				filling.accept(workbook);
			}
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The same workbook, counting days from 1904. */
	public static byte[] since1904(byte[] workbook) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipFile from = ZipFile.builder().setByteArray(workbook).get();
				ZipOutputStream to = new ZipOutputStream(out)) {
			for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
				String content = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
				to.putNextEntry(new ZipEntry(entry.getName()));
				to.write(content.replaceAll("<workbookPr[^>]*>", "<workbookPr date1904=\"1\"/>")
					.getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	/** Cells of one row from column A on: text, numbers or nothing. */
	public static void row(Worksheet sheet, int row, Object... cells) {
		for (int i = 0; i < cells.length; i++) {
			if (cells[i] instanceof Number number) {
				sheet.value(row - 1, i, number);
			}
			else if (cells[i] != null) {
				sheet.value(row - 1, i, cells[i].toString());
			}
		}
	}

}
