package cn.juanzong.county;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;

import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * PDF files of a session.
 */
final class PdfFiles {

	private final TrueTypeFont font;

	PdfFiles(TrueTypeFont font) {
		this.font = font;
	}

	byte[] text(String title, List<String> lines, LocalDateTime createdAt) throws IOException {
		try (PDDocument document = new PDDocument()) {
			describe(document, title, createdAt);
			PDFont embedded = PDType0Font.load(document, this.font, true);
			PDPage page = new PDPage(PDRectangle.A4);
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.beginText();
				content.newLineAtOffset(72, 760);
				content.setFont(embedded, 20);
				content.showText(title);
				content.setFont(embedded, 12);
				for (String line : lines) {
					content.newLineAtOffset(0, -26);
					content.showText(line);
				}
				content.endText();
			}
			return bytes(document);
		}
	}

	/** Pages that are pictures only, as a scanner with a feeder writes them. */
	byte[] scan(String title, List<byte[]> jpegs, LocalDateTime createdAt) throws IOException {
		try (PDDocument document = new PDDocument()) {
			describe(document, title, createdAt);
			for (byte[] jpeg : jpegs) {
				PDPage page = new PDPage(PDRectangle.A4);
				document.addPage(page);
				PDImageXObject picture = JPEGFactory.createFromByteArray(document, jpeg);
				try (PDPageContentStream content = new PDPageContentStream(document, page)) {
					content.drawImage(picture, 0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
				}
			}
			return bytes(document);
		}
	}

	/**
	 * A PDF that opens with a password only. RC4 with 128 bits, because its result
	 * depends on nothing but the document.
	 */
	byte[] locked(String title, LocalDateTime createdAt) throws IOException {
		try (PDDocument document = new PDDocument()) {
			describe(document, title, createdAt);
			document.addPage(new PDPage(PDRectangle.A4));
			StandardProtectionPolicy policy = new StandardProtectionPolicy("owner-" + title.hashCode(), "user",
					new AccessPermission());
			policy.setEncryptionKeyLength(128);
			COSString id = new COSString(title.getBytes(StandardCharsets.UTF_8));
			document.getDocument().setDocumentID(new COSArray(List.of(id, id)));
			document.protect(policy);
			return bytes(document);
		}
	}

	private static void describe(PDDocument document, String title, LocalDateTime createdAt) {
		Calendar day = new GregorianCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
		day.setTimeInMillis(createdAt.toInstant(ZoneOffset.ofHours(8)).toEpochMilli());
		document.getDocumentInformation().setTitle(title);
		document.getDocumentInformation().setCreationDate(day);
		document.getDocumentInformation().setModificationDate(day);
		document.setDocumentId(createdAt.toEpochSecond(ZoneOffset.UTC) * 31 + title.hashCode());
	}

	private static byte[] bytes(PDDocument document) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		document.save(bytes);
		return bytes.toByteArray();
	}

}
