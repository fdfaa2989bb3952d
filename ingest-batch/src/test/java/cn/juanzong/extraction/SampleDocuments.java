package cn.juanzong.extraction;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * Makes documents as offices make them. ID numbers use the area 999999, which does not
 * exist.
 */
public final class SampleDocuments {

	/** A word that stands in the middle of a sentence of every sample. */
	public static final String WORD = "直播带货";

	/** A valid number of nobody. */
	public static final String ID_NUMBER = "999999199001010012";

	/** A number of nobody. */
	public static final String PHONE = "13800005678";

	/** What every sample says. */
	public static final String SENTENCE = "本期培训讲授直播带货与客服，张三，" + ID_NUMBER + "，电话" + PHONE + "。";

	private SampleDocuments() {
	}

	public static Path pdf(Path file, int pages) throws IOException {
		try (PDDocument document = new PDDocument(); InputStream font = font()) {
			PDType0Font chinese = PDType0Font.load(document, font);
			for (int i = 1; i <= pages; i++) {
				PDPage page = new PDPage();
				document.addPage(page);
				try (PDPageContentStream content = new PDPageContentStream(document, page)) {
					content.beginText();
					content.setFont(chinese, 12);
					content.newLineAtOffset(50, 700);
					content.showText(SENTENCE);
					content.newLineAtOffset(0, -30);
					content.showText("第" + i + "页，培训通知，请参加的学员按时到场并携带本人身份证原件，过时不候，谢谢合作。");
					content.endText();
				}
			}
			document.getDocumentInformation().setTitle("培训通知");
			document.getDocumentInformation().setAuthor("商务局");
			document.save(file.toFile());
		}
		return file;
	}

	public static Path scannedPdf(Path file, java.awt.image.BufferedImage... pictures) throws IOException {
		try (PDDocument document = new PDDocument()) {
			for (java.awt.image.BufferedImage picture : pictures) {
				PDPage page = new PDPage(new org.apache.pdfbox.pdmodel.common.PDRectangle(picture.getWidth() / 2f,
						picture.getHeight() / 2f));
				document.addPage(page);
				try (PDPageContentStream content = new PDPageContentStream(document, page)) {
					content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, picture.getWidth() / 2f,
							picture.getHeight() / 2f);
				}
			}
			document.save(file.toFile());
		}
		return file;
	}

	public static Path docx(Path file) throws IOException {
		try (XWPFDocument document = new XWPFDocument(); OutputStream out = Files.newOutputStream(file)) {
			document.createParagraph().createRun().setText(SENTENCE);
			document.getProperties().getCoreProperties().setTitle("培训总结");
			document.getProperties().getCoreProperties().setCreator("李四");
			document.write(out);
		}
		return file;
	}

	public static Path docxWithThumbnail(Path file, byte[] jpeg) throws IOException {
		docx(file);
		try (FileSystem zip = FileSystems.newFileSystem(file)) {
			Files.write(zip.getPath("docProps", "thumbnail.jpeg"), jpeg);
		}
		return file;
	}

	public static Path xlsx(Path file) throws IOException {
		try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
			book.createSheet("台账").createRow(0).createCell(0).setCellValue(SENTENCE);
			book.createSheet("汇总").createRow(0).createCell(0).setCellValue("合计");
			book.write(out);
		}
		return file;
	}

	public static Path pptx(Path file) throws IOException {
		try (XMLSlideShow show = new XMLSlideShow(); OutputStream out = Files.newOutputStream(file)) {
			show.setPageSize(new Dimension(960, 540));
			for (String text : List.of(SENTENCE, "第二页 短视频")) {
				XSLFTextBox box = show.createSlide().createTextBox();
				box.setAnchor(new Rectangle(50, 50, 800, 200));
				box.setText(text);
			}
			show.write(out);
		}
		return file;
	}

	public static Path ppt(Path file) throws IOException {
		try (HSLFSlideShow show = new HSLFSlideShow(); OutputStream out = Files.newOutputStream(file)) {
			for (String text : List.of(SENTENCE, "第二页 短视频")) {
				HSLFTextBox box = show.createSlide().createTextBox();
				box.setAnchor(new Rectangle(50, 50, 600, 200));
				box.setText(text);
			}
			show.write(out);
		}
		return file;
	}

	public static Path ofd(Path file) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			String ns = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
			entry(zip, "OFD.xml",
					"<ofd:OFD" + ns + "><ofd:DocBody><ofd:DocInfo><ofd:Title>电子发票</ofd:Title></ofd:DocInfo>"
							+ "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
			entry(zip, "Doc_0/Document.xml",
					"<ofd:Document" + ns + "><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>"
							+ "<ofd:Page ID=\"2\" BaseLoc=\"Pages/Page_1/Content.xml\"/></ofd:Pages></ofd:Document>");
			entry(zip, "Doc_0/Pages/Page_0/Content.xml",
					"<ofd:Page" + ns + "><ofd:Content><ofd:Layer><ofd:TextObject Boundary=\"10 10 100 5\">"
							+ "<ofd:TextCode X=\"0\" Y=\"4\">" + SENTENCE
							+ "</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>");
			entry(zip, "Doc_0/Pages/Page_1/Content.xml",
					"<ofd:Page" + ns + "><ofd:Content><ofd:Layer><ofd:TextObject Boundary=\"10 10 100 5\">"
							+ "<ofd:TextCode>第二页</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>");
		}
		return file;
	}

	public static Path text(Path file, Charset charset) throws IOException {
		return Files.writeString(file, SENTENCE + "\r\n", charset);
	}

	public static Path csv(Path file) throws IOException {
		return Files.writeString(file, "姓名,内容,电话\n张三," + WORD + "," + PHONE + "\n", StandardCharsets.UTF_8);
	}

	public static void entry(ZipOutputStream zip, String name, String text) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(text.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

	public static InputStream font() {
		InputStream font = SampleDocuments.class.getResourceAsStream("/fonts/WenQuanZhengHei.ttf");
		if (font == null) {
			throw new IllegalStateException("No Chinese font on the class path");
		}
		return font;
	}

}
