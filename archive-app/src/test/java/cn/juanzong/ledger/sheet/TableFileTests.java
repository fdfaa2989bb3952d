package cn.juanzong.ledger.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.Workbooks;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are no tables, or mean harm: each gets its own sentence. */
class TableFileTests {

	@Test
	void emptyAndTooLarge() {
		assertThat(read(new byte[0])).contains(FaultCode.FILE_EMPTY);
		assertThat(read(new byte[TableFile.MAX_BYTES + 1])).contains(FaultCode.FILE_TOO_LARGE);
	}

	@Test
	void oldAndEncryptedWorkbooks() throws IOException {
		assertThat(read(container("Workbook"))).contains(FaultCode.FILE_OLD_XLS);
		assertThat(read(container("EncryptedPackage"))).contains(FaultCode.FILE_ENCRYPTED);
	}

	@Test
	void macros() throws IOException {
		assertThat(read(zip("xl/workbook.xml", "<workbook/>", "xl/vbaProject.bin", "x")))
			.contains(FaultCode.FILE_MACROS);
	}

	@Test
	void otherFiles() throws IOException {
		assertThat(read(zip("word/document.xml", "<document/>"))).contains(FaultCode.FILE_NOT_A_TABLE);
		assertThat(read("%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII))).contains(FaultCode.FILE_NOT_A_TABLE);
		assertThat(read("<html><table><tr><td>姓名".getBytes(StandardCharsets.UTF_8)))
			.contains(FaultCode.FILE_NOT_A_TABLE);
		byte[] noise = new byte[5000];
		new Random(1).nextBytes(noise);
		assertThat(read(noise)).isPresent();
	}

	@Test
	void damagedWorkbooks() throws IOException {
		byte[] good = Workbooks.of((workbook) -> Workbooks.row(workbook.newWorksheet("a"), 1, "姓名", "身份证号码"));
		assertThat(read(good)).isEmpty();
		assertThat(read(Arrays.copyOf(good, good.length / 2))).contains(FaultCode.FILE_DAMAGED);
		assertThat(read(zip("xl/workbook.xml", "<workbook"))).contains(FaultCode.FILE_DAMAGED);
	}

	@Test
	void aBombIsRefusedBeforeAnythingParsesIt() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
			zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
			zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
			byte[] zeros = new byte[1024 * 1024];
			for (int i = 0; i < 600; i++) {
				zip.write(zeros);
			}
		}
		assertThat(out.size()).isLessThan(2 * 1024 * 1024);
		assertThat(read(out.toByteArray())).contains(FaultCode.FILE_BOMB);
	}

	@Test
	void entityTricksAreNotFollowed() throws IOException {
		String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
				+ "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets>&b;&f;</sheets></workbook>";
		assertThat(read(zip("[Content_Types].xml",
				"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>", "xl/workbook.xml",
				bomb, "_rels/.rels", "<Relationships/>")))
			.isPresent();
	}

	@Test
	void columnsHaveLetters() {
		assertThat(List.of(SheetRow.letter(0), SheetRow.letter(25), SheetRow.letter(26), SheetRow.letter(701)))
			.containsExactly("A", "Z", "AA", "ZZ");
	}

	private static Optional<FaultCode> read(byte[] bytes) {
		return TableFile.read("name", bytes, new TableHandler() {

			@Override
			public boolean sheet(String name, boolean hidden, List<MergedCells> merged) {
				return true;
			}

			@Override
			public boolean row(SheetRow row) {
				return true;
			}

		});
	}

	private static byte[] container(String entry) throws IOException {
		try (POIFSFileSystem container = new POIFSFileSystem();
				ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			container.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), entry);
			container.writeFilesystem(out);
			return out.toByteArray();
		}
	}

	private static byte[] zip(String... namesAndContents) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (int i = 0; i < namesAndContents.length; i += 2) {
				zip.putNextEntry(new ZipEntry(namesAndContents[i]));
				zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
			}
		}
		return out.toByteArray();
	}

}
