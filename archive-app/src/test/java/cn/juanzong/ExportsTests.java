package cn.juanzong;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables leave the house as text only: whatever writes CSV defuses what a spreadsheet
 * would take for a formula, and nothing writes formulas into workbooks.
 */
class ExportsTests {

	private static final Pattern DEFUSED = Pattern.compile("\"=\\+-@");

	@Test
	void csvIsDefused() {
		assertThat(Sources.java("main")).filteredOn((source) -> source.text().contains("CSVPrinter("))
			.isNotEmpty()
			.allSatisfy((source) -> assertThat(source.text()).as(source.path()).containsPattern(DEFUSED));
	}

	@Test
	void workbooksHoldNoFormulas() {
		assertThat(Sources.java("main")).noneMatch((source) -> source.text().contains(".formula("));
	}

}
