package cn.juanzong.extraction.child;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.SampleDocuments;
import cn.juanzong.extraction.SamplePictures;
import cn.juanzong.extraction.film.SampleFilms;
import cn.juanzong.extraction.film.SampleStills;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files as they come from offices and telephones: read, rendered, numbers masked.
 */
class GoodFilesIT {

	@TempDir
	static Path folder;

	static ChildDocumentReader reader;

	@BeforeAll
	static void start() {
		reader = TestReaders.standard(folder.resolve("work"));
	}

	@AfterAll
	static void stop() {
		reader.close();
	}

	@Test
	void pdfIsReadPageByPageAndDrawn() throws Exception {
		Path file = SampleDocuments.pdf(folder.resolve("通知.pdf"), 3);
		Extracted read = says(file, "application/pdf");
		assertThat(read.pages()).hasSize(3).noneMatch(Page::needsRecognition);
		assertThat(read.pages().get(2).text()).contains("第3页");
		assertThat(value(read, Fact.PAGE_COUNT)).isEqualTo("3");
		assertThat(value(read, Fact.TITLE)).isEqualTo("培训通知");
		assertThat(value(read, Fact.AUTHOR)).isEqualTo("商务局");
		List<Rendition> views = reader.render(file, "application/pdf", 2);
		assertThat(views).extracting(Rendition::kind)
			.containsExactly(Rendition.Kind.PAGE, Rendition.Kind.THUMBNAIL, Rendition.Kind.PAGE);
		assertThat(views.get(0).height()).isEqualTo(1600);
		assertThat(views.get(1).height()).isEqualTo(320);
	}

	@Test
	void photosOfNewTelephonesAreShown() throws Exception {
		for (Path file : List.of(SampleStills.heic(folder.resolve("a.heic")),
				SampleStills.avif(folder.resolve("a.avif")))) {
			String type = file.toString().endsWith("heic") ? "image/heic" : "image/avif";
			Extracted read = (Extracted) reader.extract(file, file.getFileName().toString());
			assertThat(read.mediaType()).isEqualTo(type);
			assertThat(read.pages()).singleElement().matches((page) -> !page.needsRecognition());
			List<Rendition> views = reader.render(file, type, 2);
			assertThat(views).extracting(Rendition::kind)
				.containsExactly(Rendition.Kind.PAGE, Rendition.Kind.THUMBNAIL);
			assertThat(views).extracting(Rendition::width).containsExactly(256, 256);
			BufferedImage picture = ImageIO.read(new ByteArrayInputStream(views.get(0).bytes()));
			assertThat(new Color(picture.getRGB(20, 96)).getBlue()).isGreaterThan(150);
			assertThat(new Color(picture.getRGB(236, 96)).getRed()).isGreaterThan(150);
		}
	}

	@Test
	void aPhotoOfATelephoneIsPutTogetherFromItsTilesAndTurnedUpright() throws Exception {
		Path file = SampleStills.tiles(folder.resolve("IMG_0412.HEIC"));
		assertThat(((Extracted) reader.extract(file, "IMG_0412.HEIC")).mediaType()).isEqualTo("image/heic");
		List<Rendition> views = reader.render(file, "image/heic", 2);
		assertThat(views).extracting(Rendition::kind).containsExactly(Rendition.Kind.PAGE, Rendition.Kind.THUMBNAIL);
		assertThat(views).extracting(Rendition::width).containsExactly(80, 80);
		assertThat(views).extracting(Rendition::height).containsExactly(120, 120);
		BufferedImage picture = ImageIO.read(new ByteArrayInputStream(views.get(0).bytes()));
		assertThat(new Color(picture.getRGB(40, 20)).getBlue()).isGreaterThan(150);
		assertThat(new Color(picture.getRGB(40, 100)).getRed()).isGreaterThan(150);
	}

	@Test
	void scannedPdfAsksForRecognition() throws Exception {
		Path file = SampleDocuments.scannedPdf(folder.resolve("scan.pdf"), SamplePictures.photograph(800, 1000));
		Extracted read = (Extracted) reader.extract(file, "scan.pdf");
		assertThat(read.pages()).singleElement().matches(Page::needsRecognition);
	}

	@Test
	void wordIsReadAndItsOwnThumbnailTaken() throws Exception {
		Extracted read = says(SampleDocuments.docx(folder.resolve("总结.docx")),
				"application/vnd.openxmlformats-officedocument.wordprocessingml.document");
		assertThat(value(read, Fact.TITLE)).isEqualTo("培训总结");
		assertThat(value(read, Fact.AUTHOR)).isEqualTo("李四");
		assertThat(value(read, Fact.CREATED_AT)).isNotBlank();
		assertThat(reader.render(folder.resolve("总结.docx"), read.mediaType(), 3)).isEmpty();
		Path pictured = SampleDocuments.docxWithThumbnail(folder.resolve("thumb.docx"),
				SamplePictures.jpeg(SamplePictures.photograph(400, 300)));
		assertThat(reader.render(pictured, read.mediaType(), 3)).extracting(Rendition::kind)
			.containsExactly(Rendition.Kind.THUMBNAIL);
	}

	@Test
	void workbookIsReadSheetBySheet() throws Exception {
		Extracted read = says(SampleDocuments.xlsx(folder.resolve("台账.xlsx")),
				"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
		assertThat(read.pages()).hasSize(2);
		assertThat(read.pages().get(1).text()).contains("汇总", "合计");
	}

	@Test
	void slidesAreReadAndDrawnInChinese() throws Exception {
		Path file = SampleDocuments.pptx(folder.resolve("课件.pptx"));
		Extracted read = says(file, "application/vnd.openxmlformats-officedocument.presentationml.presentation");
		assertThat(read.pages()).hasSize(2);
		assertThat(read.pages().get(1).text()).contains("短视频");
		List<Rendition> views = reader.render(file, read.mediaType(), 5);
		assertThat(views).hasSize(3);
		assertThat(views.get(0).width()).isEqualTo(1600);
	}

	@Test
	void oldSlidesAreReadAndDrawn() throws Exception {
		Path file = SampleDocuments.ppt(folder.resolve("旧课件.ppt"));
		Extracted read = says(file, "application/vnd.ms-powerpoint");
		assertThat(read.pages()).hasSize(2);
		assertThat(read.pages().get(1).text()).contains("短视频");
		assertThat(read.facts()).as("no date of a clock that was never set")
			.noneMatch((fact) -> fact.name().equals(Fact.CREATED_AT) && fact.value().startsWith("1601"));
		assertThat(reader.render(file, read.mediaType(), 5)).hasSize(3);
	}

	@Test
	void theWritingInADrawingIsRead() throws Exception {
		Path file = Files.writeString(folder.resolve("图.svg"),
				"<svg xmlns='http://www.w3.org/2000/svg'><script>top.x=1</script><text>" + SampleDocuments.SENTENCE
						+ "</text></svg>");
		says(file, "image/svg+xml");
	}

	@Test
	void filmOfACamcorderIsKnownByItsPackets() throws Exception {
		Path file = SampleFilms.film(folder.resolve("00001.mts"), "-f", "mpegts", "-c:v", "mpeg2video");
		assertThat(((Extracted) reader.extract(file, "00001.mts")).mediaType()).isEqualTo("video/mp2t");
		assertThat(reader.poster(file.toUri())).hasSize(2);
	}

	@Test
	void ofdIsReadPageByPage() throws Exception {
		Extracted read = says(SampleDocuments.ofd(folder.resolve("发票.ofd")), "application/ofd");
		assertThat(read.pages()).hasSize(2);
		assertThat(value(read, Fact.TITLE)).isEqualTo("电子发票");
		assertThat(read.facts()).noneMatch((fact) -> fact.name().equals(Fact.WRONG_EXTENSION));
	}

	@Test
	void textInGbkAndInUtf8IsRead() throws Exception {
		says(SampleDocuments.text(folder.resolve("gbk.txt"), Charset.forName("GBK")), "text/plain");
		says(SampleDocuments.text(folder.resolve("utf.txt"), Charset.forName("UTF-8")), "text/plain");
		says(SampleDocuments.text(folder.resolve("utf16.txt"), Charset.forName("UTF-16")), "text/plain");
		Extracted csv = (Extracted) reader.extract(SampleDocuments.csv(folder.resolve("名单.csv")), "名单.csv");
		assertThat(text(csv)).contains(SampleDocuments.WORD).doesNotContain(SampleDocuments.PHONE);
	}

	@Test
	void photographTellsTimePlaceAndCameraAndIsTurnedUpright() throws Exception {
		Path file = SamplePictures.write(folder.resolve("IMG_1.jpg"), SamplePictures
			.withExif(SamplePictures.jpeg(SamplePictures.photograph(3000, 2000)), "2026:03:01 09:30:00", 6));
		Extracted read = (Extracted) reader.extract(file, "IMG_1.jpg");
		assertThat(value(read, Fact.CAPTURED_AT)).isEqualTo("2026-03-01T09:30:00");
		assertThat(value(read, Fact.CAMERA)).isEqualTo("XIANGJI Xphone9");
		assertThat(Double.parseDouble(value(read, Fact.LATITUDE))).isEqualTo(34.75);
		assertThat(Double.parseDouble(value(read, Fact.LONGITUDE))).isEqualTo(113.5);
		assertThat(value(read, Fact.WIDTH)).isEqualTo("3000");
		assertThat(read.pages()).singleElement().matches(Page::needsRecognition);
		List<Rendition> views = reader.render(file, "image/jpeg", 1);
		assertThat(views.get(0).height()).isEqualTo(1600);
		assertThat(views.get(1).width()).isLessThan(views.get(1).height());
	}

	@Test
	void otherPicturesAreDrawn() throws Exception {
		for (String format : List.of("png", "tiff", "gif", "bmp")) {
			Path file = folder.resolve("picture." + format);
			assertThat(ImageIO.write(SamplePictures.photograph(900, 500), format, file.toFile())).isTrue();
			Extracted read = (Extracted) reader.extract(file, file.getFileName().toString());
			assertThat(value(read, Fact.WIDTH)).as(format).isEqualTo("900");
			assertThat(reader.render(file, read.mediaType(), 2)).as(format).hasSize(2);
		}
	}

	@Test
	void filmTellsLengthAndTimeAndGivesAPoster() throws Exception {
		Path file = SampleFilms.film(folder.resolve("录像.mp4"));
		for (Extraction outcome : List.of(reader.extract(file, "录像.mp4"), reader.probe(file.toUri(), "录像.mp4"))) {
			Extracted read = (Extracted) outcome;
			assertThat(read.mediaType()).isEqualTo("video/mp4");
			assertThat(value(read, Fact.DURATION_SECONDS)).isEqualTo("4.0");
			assertThat(value(read, Fact.CAPTURED_AT)).isEqualTo("2026-03-01T09:30:00");
			assertThat(value(read, Fact.WIDTH)).isEqualTo("640");
		}
		List<Rendition> views = reader.poster(file.toUri());
		assertThat(views).extracting(Rendition::kind).containsExactly(Rendition.Kind.POSTER, Rendition.Kind.THUMBNAIL);
		assertThat(views.get(0).width()).isEqualTo(640);
		assertThat(views.get(1).width()).isEqualTo(320);
	}

	@Test
	void filmIsReadThroughRangesWithoutACopy() throws Exception {
		Path file = SampleFilms.film(folder.resolve("remote.mp4"));
		try (RangeServer server = new RangeServer(file)) {
			URI source = server.uri();
			Extracted read = (Extracted) reader.probe(source, "remote.mp4");
			assertThat(value(read, Fact.DURATION_SECONDS)).isEqualTo("4.0");
			assertThat(reader.poster(source)).hasSize(2);
			assertThat(server.ranged()).isTrue();
		}
	}

	@Test
	void wrongExtensionIsAFactAndTheTrueTypeIsRead() throws Exception {
		Path file = SampleDocuments.pdf(folder.resolve("really-pdf.docx"), 1);
		Extracted read = says(file, "application/pdf");
		assertThat(value(read, Fact.WRONG_EXTENSION)).isEqualTo("pdf");
	}

	@Test
	void nothingIsLeftWhenTheReaderCloses() throws Exception {
		Path work = folder.resolve("other-work");
		try (ChildDocumentReader other = TestReaders.standard(work)) {
			Path file = SampleDocuments.pptx(folder.resolve("again.pptx"));
			assertThat(other.extract(file, "again.pptx")).isInstanceOf(Extracted.class);
			assertThat(work).isNotEmptyDirectory();
		}
		assertThat(work).isEmptyDirectory();
	}

	private static Extracted says(Path file, String mediaType) {
		Extraction outcome = reader.extract(file, file.getFileName().toString());
		assertThat(outcome).isInstanceOf(Extracted.class);
		Extracted read = (Extracted) outcome;
		assertThat(read.mediaType()).startsWith(mediaType);
		assertThat(text(read)).contains(SampleDocuments.WORD)
			.doesNotContain(SampleDocuments.ID_NUMBER)
			.doesNotContain(SampleDocuments.PHONE)
			.contains("999999********0012", "138****5678");
		return read;
	}

	private static String text(Extracted read) {
		return read.pages().stream().map(Page::text).collect(Collectors.joining("\n"));
	}

	private static String value(Extracted read, String name) {
		return read.facts().stream().filter((fact) -> fact.name().equals(name)).map(Fact::value).findFirst().orElse("");
	}

}
