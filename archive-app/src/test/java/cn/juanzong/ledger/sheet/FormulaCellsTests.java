package cn.juanzong.ledger.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Formulas, as programs that compute and programs that do not write them. */
class FormulaCellsTests {

	@Test
	@DisplayName("R09-2: a formula whose result is not stored is no empty cell; one whose result is an empty text is")
	void resultsStoredAndNot() throws IOException {
		List<SheetCell> cells = cells("<row r=\"1\"><c r=\"A1\"><f>B1*2</f><v>84</v></c>"
				+ "<c r=\"B1\"><f>C1*2</f><v></v></c><c r=\"C1\" s=\"1\"><f>D1*2</f></c>"
				+ "<c r=\"D1\"><f aca=\"false\">\"a\"&amp;\"b\"</f><v/></c>"
				+ "<c r=\"E1\" t=\"str\"><f>IF(A1=84,\"\",1)</f><v></v></c>"
				+ "<c r=\"F1\" t=\"str\"><f>\"张\"&amp;\"三\"</f><v>张三</v></c></row>");
		assertThat(cells).extracting(SheetCell::kind)
			.containsExactly(SheetCell.Kind.NUMBER, SheetCell.Kind.UNCOMPUTED, SheetCell.Kind.UNCOMPUTED,
					SheetCell.Kind.UNCOMPUTED, SheetCell.Kind.TEXT, SheetCell.Kind.TEXT);
		assertThat(cells).extracting(SheetCell::blank).containsExactly(false, false, false, false, true, false);
	}

	@Test
	@DisplayName("none is overlooked, wherever the file is cut while it is looked through")
	void manyInALongFile() throws IOException {
		String rows = IntStream.rangeClosed(1, 3000)
			.mapToObj((row) -> "<row r=\"%1$d\"><c r=\"A%1$d\"><f>%2$s</f><v></v></c></row>".formatted(row,
					"B1+".repeat(row % 97) + "1"))
			.collect(Collectors.joining());
		assertThat(cells(rows)).hasSize(3000)
			.allSatisfy((cell) -> assertThat(cell.kind()).isEqualTo(SheetCell.Kind.UNCOMPUTED));
	}

	private static List<SheetCell> cells(String rows) throws IOException {
		List<SheetCell> cells = new ArrayList<>();
		assertThat(TableFile.read("a", workbook(rows), new TableHandler() {

			@Override
			public boolean sheet(String name, boolean hidden, List<MergedCells> merged) {
				return true;
			}

			@Override
			public boolean row(SheetRow row) {
				cells.addAll(row.cells());
				return true;
			}

		})).isEmpty();
		return cells;
	}

	private static byte[] workbook(String rows) throws IOException {
		String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
		String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
		String packaging = "http://schemas.openxmlformats.org/package/2006/";
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			entry(zip, "[Content_Types].xml", "<Types xmlns=\"" + packaging + "content-types\">"
					+ "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
					+ "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
					+ ".spreadsheetml.sheet.main+xml\"/></Types>");
			entry(zip, "_rels/.rels",
					"<Relationships xmlns=\"" + packaging + "relationships\"><Relationship Id=\"rId1\"" + " Type=\""
							+ office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
			entry(zip, "xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
					+ "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
			entry(zip, "xl/_rels/workbook.xml.rels",
					"<Relationships xmlns=\"" + packaging + "relationships\"><Relationship" + " Id=\"rId1\" Type=\""
							+ office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
			entry(zip, "xl/worksheets/sheet1.xml",
					"<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>");
		}
		return out.toByteArray();
	}

	private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content.getBytes(StandardCharsets.UTF_8));
	}

}
