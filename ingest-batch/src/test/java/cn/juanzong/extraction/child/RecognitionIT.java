package cn.juanzong.extraction.child;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.SampleDocuments;
import cn.juanzong.extraction.SamplePictures;
import cn.juanzong.extraction.Word;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sign-in sheets drawn with a known font: names and lines read, numbers masked.
 */
class RecognitionIT {

	private static final List<String> NAMES = List.of("张建国", "李小红", "王芳", "赵子龙", "陈思远", "刘洋", "孙丽华", "周志强", "吴敏", "郑海涛",
			"阿依古丽·买买提", "欧阳春晓");

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
	void namesAndFilledLinesOfASheetAreRead() throws Exception {
		Path file = SamplePictures.write(folder.resolve("sheet.jpg"), SamplePictures.jpeg(sheet(12)));
		Extracted read = (Extracted) reader.readSheet(file, "image/jpeg", 1).extraction();
		Page page = read.pages().get(0);
		List<String> found = page.words().stream().map(Word::text).toList();
		assertThat(found).filteredOn(NAMES::contains).hasSizeGreaterThanOrEqualTo(11);
		assertThat(page.text()).contains("电子商务培训签到表");
		assertThat(lines(read)).containsExactly("12");
		assertThat(page.words()).allSatisfy((word) -> {
			assertThat(word.box().left()).isBetween(0.0, word.box().right());
			assertThat(word.box().bottom()).isBetween(word.box().top(), 1.0);
			assertThat(word.confidence()).isBetween(0.5, 1.0);
		});
	}

	@Test
	void recognisedNumbersAreMasked() throws Exception {
		Path file = SamplePictures.write(folder.resolve("masked.jpg"), SamplePictures.jpeg(sheet(5)));
		Extracted read = (Extracted) reader.readSheet(file, "image/jpeg", 1).extraction();
		assertThat(read.pages().get(0).text()).contains("138****", "999999********").doesNotContainPattern("[0-9]{10}");
		assertThat(read.pages().get(0).words()).noneMatch((word) -> word.text().matches(".*[0-9]{10}.*"));
	}

	@Test
	void pagesOfAScannedPdfAreReadOneByOne() throws Exception {
		Path file = SampleDocuments.scannedPdf(folder.resolve("scan.pdf"), sheet(3), sheet(7));
		Extracted read = (Extracted) reader.recognise(file, "application/pdf", List.of(1, 2));
		assertThat(read.pages()).extracting(Page::number).containsExactly(1, 2);
		assertThat(read.truncated()).isFalse();
		SheetPage second = reader.readSheet(file, "application/pdf", 2).sheet();
		assertThat(second).isNotNull();
		assertThat(second.page()).isEqualTo(2);
		assertThat(second.filledLines()).hasSize(7);
		assertThat(second.engine()).isEqualTo(reader.sheetVersion());
		assertThat(second.filledLines().get(0).cell(SheetColumn.ID_NUMBER)).hasValueSatisfying((cell) -> {
			assertThat(cell.text()).isEqualTo(SampleDocuments.ID_NUMBER);
			assertThat(cell.lattice().logProbability(SampleDocuments.ID_NUMBER)).isGreaterThan(-1);
			assertThat(cell.toString()).doesNotContain(SampleDocuments.ID_NUMBER);
		});
	}

	@Test
	void aPageThatIsNoSheetHasNoLineCount() throws Exception {
		Path file = SamplePictures.write(folder.resolve("photo.jpg"),
				SamplePictures.jpeg(SamplePictures.photograph(1200, 900)));
		Extracted read = (Extracted) reader.readSheet(file, "image/jpeg", 1).extraction();
		assertThat(lines(read)).isEmpty();
	}

	@Test
	void aTurnedTelephonePictureIsReadUpright() throws Exception {
		BufferedImage sheet = sheet(6);
		BufferedImage lying = new BufferedImage(sheet.getHeight(), sheet.getWidth(), BufferedImage.TYPE_INT_RGB);
		var graphics = lying.createGraphics();
		graphics.transform(new java.awt.geom.AffineTransform(0, -1, 1, 0, 0, sheet.getWidth()));
		graphics.drawImage(sheet, 0, 0, null);
		graphics.dispose();
		Path file = SamplePictures.write(folder.resolve("turned.jpg"),
				SamplePictures.withExif(SamplePictures.jpeg(lying), "2026:03:01 09:30:00", 6));
		Extracted read = (Extracted) reader.readSheet(file, "image/jpeg", 1).extraction();
		assertThat(lines(read)).containsExactly("6");
	}

	private static List<String> lines(Extracted read) {
		return read.facts()
			.stream()
			.filter((fact) -> fact.name().equals(Fact.READABLE_LINES))
			.map(Fact::value)
			.toList();
	}

	static BufferedImage sheet(int filled) {
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("序号", "姓名", "身份证号", "联系电话", "签名"));
		for (int i = 0; i < 20; i++) {
			rows.add(
					(i < filled)
							? List.of(Integer.toString(i + 1), NAMES.get(i), SampleDocuments.ID_NUMBER,
									SampleDocuments.PHONE, NAMES.get(i).replace("·买买提", ""))
							: List.of(Integer.toString(i + 1)));
		}
		rows.add(List.of("", "", "主办单位：县商务局", "负责人", "2026年3月1日"));
		return SamplePictures.sheet(rows);
	}

}
