package cn.juanzong.county;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import cn.juanzong.workbook.ArchiveWorkbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Word, PowerPoint and Excel files of a session.
 */
final class OfficeFiles {

	private OfficeFiles() {
	}

	static byte[] letter(String title, List<String> paragraphs, String createdAt) throws IOException {
		try (XWPFDocument document = new XWPFDocument()) {
			XWPFRun heading = document.createParagraph().createRun();
			heading.setText(title);
			heading.setBold(true);
			heading.setFontSize(18);
			for (String paragraph : paragraphs) {
				XWPFParagraph added = document.createParagraph();
				added.createRun().setText(paragraph);
			}
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			document.write(bytes);
			return StableZip.rewrite(bytes.toByteArray(), createdAt);
		}
	}

	static byte[] slides(String title, List<String> points, String createdAt) throws IOException {
		try (XMLSlideShow show = new XMLSlideShow()) {
			slide(show, title, List.of());
			for (int i = 0; i < points.size(); i += 2) {
				slide(show, title + "（" + (i / 2 + 1) + "）", points.subList(i, Math.min(points.size(), i + 2)));
			}
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			show.write(bytes);
			return StableZip.rewrite(bytes.toByteArray(), createdAt);
		}
	}

	private static void slide(XMLSlideShow show, String title, List<String> points) {
		XSLFSlide slide = show.createSlide();
		XSLFTextBox heading = slide.createTextBox();
		heading.setAnchor(new Rectangle(40, 30, 640, 60));
		heading.setText(title);
		if (!points.isEmpty()) {
			XSLFTextBox body = slide.createTextBox();
			body.setAnchor(new Rectangle(40, 120, 640, 340));
			body.setText(String.join("\n", points));
		}
	}

	/**
	 * A workbook with one sheet.
	 * @param name the sheet's name
	 * @param rows cells as text, the first row being the header
	 * @param createdAt ISO-8601 with Z
	 * @return the file
	 */
	static byte[] table(String name, List<List<String>> rows, String createdAt) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Workbook workbook = ArchiveWorkbook.begin(bytes)) {
			Worksheet sheet = workbook.newWorksheet(name);
			for (int row = 0; row < rows.size(); row++) {
				for (int column = 0; column < rows.get(row).size(); column++) {
					sheet.value(row, column, rows.get(row).get(column));
				}
			}
		}
		return StableZip.rewrite(bytes.toByteArray(), createdAt);
	}

}
