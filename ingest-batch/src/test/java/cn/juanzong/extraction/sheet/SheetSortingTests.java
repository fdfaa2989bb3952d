package cn.juanzong.extraction.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.sheet.SheetBundle.Located;
import cn.juanzong.extraction.sheet.SheetBundle.Repeat;
import cn.juanzong.extraction.sheet.SheetBundle.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SheetSortingTests {

	private static final Box BOX = new Box(0, 0, 1, 1);

	private final UUID first = UUID.fromString("00000000-0000-4000-8000-000000000001");

	private final UUID second = UUID.fromString("00000000-0000-4000-8000-000000000002");

	@Test
	void pagesGoByTheirPrintedNumber() {
		SheetBundle bundle = SheetBundle.of(List.of(page(this.first, 1, 2, 2, HalfDay.MORNING, 100),
				page(this.second, 1, 1, 2, HalfDay.MORNING, 200)));
		assertThat(bundle.sheets()).hasSize(1);
		assertThat(bundle.pages()).extracting((located) -> located.page().printedNumber()).containsExactly(1, 2);
		assertThat(bundle.sheets().get(0).missing()).isEmpty();
	}

	@Test
	@DisplayName("1.8: of a sheet of three pages the second is missing (PAGE_GAP)")
	void aMissingPageIsNamed() {
		SheetBundle bundle = SheetBundle
			.of(List.of(page(this.first, 1, 1, 3, null, 100), page(this.first, 2, 3, 3, null, 200)));
		assertThat(bundle.sheets()).extracting(Sheet::missing).containsExactly(List.of(2));
	}

	@Test
	@DisplayName("1.8: the same sheet scanned twice counts once")
	void thePaperScannedTwiceIsRecognised() {
		Located one = page(this.first, 1, 1, 1, null, 100);
		Located again = page(this.second, 1, 1, 1, null, 100);
		SheetBundle bundle = SheetBundle.of(List.of(again, one));
		assertThat(bundle.pages()).containsExactly(one);
		assertThat(bundle.sheets().get(0).repeats()).containsExactly(new Repeat(again, one));
	}

	@Test
	@DisplayName("1.8: morning and afternoon name the same people and are two sheets")
	void theHalvesOfADayAreTwoSheets() {
		SheetBundle bundle = SheetBundle.of(List.of(page(this.first, 1, null, null, HalfDay.AFTERNOON, 100),
				page(this.second, 1, null, null, HalfDay.MORNING, 100)));
		assertThat(bundle.sheets()).extracting(Sheet::halfDay).containsExactly(HalfDay.MORNING, HalfDay.AFTERNOON);
	}

	@Test
	@DisplayName("1.8: a page without a date that was filed in front of the first one belongs to it")
	void pagesInTheWrongOrderOfADocumentAreOneSheet() {
		SheetBundle bundle = SheetBundle.of(List.of(undated(page(this.first, 1, null, null, null, 200), 21),
				page(this.first, 2, null, null, HalfDay.MORNING, 100)));
		assertThat(bundle.sheets()).hasSize(1);
	}

	@Test
	void pagesWithoutANumberGoByTheOrdinalsOfTheirLines() {
		SheetBundle bundle = SheetBundle.of(List.of(undated(page(this.first, 1, 2, 2, null, 200), 6),
				undated(page(this.first, 2, null, null, null, 100), 1)));
		assertThat(bundle.pages()).extracting((located) -> located.page().page()).containsExactly(2, 1);
		assertThat(bundle.sheets().get(0).missing()).isEmpty();
	}

	@Test
	@DisplayName("1.8: a page is missing where the ordinals of a page's lines are left out (PAGE_GAP)")
	void aMissingPageWithoutANumberIsNamed() {
		SheetBundle bundle = SheetBundle.of(List.of(undated(page(this.first, 1, null, null, null, 200), 1),
				undated(page(this.first, 2, null, null, null, 100), 12),
				undated(page(this.first, 3, null, null, null, 300), 17)));
		assertThat(bundle.sheets()).extracting(Sheet::missing).containsExactly(List.of(2));
	}

	@Test
	void linesThatWereNotSeenOnOneScanHideNoRepeat() {
		Located one = page(this.first, 1, null, null, null, 100);
		SheetPage whole = one.page();
		Located less = new Located(this.second, new SheetPage(1, 100, 100, null, null, null, whole.columns(), List.of(),
				whole.lines().subList(1, whole.lines().size()), "test"));
		assertThat(SheetBundle.of(List.of(one, less)).pages()).hasSize(1);
	}

	/** The same with ordinals in front of its lines. */
	private static Located undated(Located located, int from) {
		List<SheetLine> lines = new ArrayList<>();
		SheetPage page = located.page();
		for (SheetLine line : page.lines()) {
			List<SheetCell> cells = new ArrayList<>(line.cells());
			cells.add(0, new SheetCell(SheetColumn.ORDINAL, null, BOX, String.valueOf(from + lines.size()), 1, 0.1,
					true, 5, Lattice.EMPTY));
			lines.add(new SheetLine(line.number(), BOX, cells));
		}
		return new Located(located.objectId(), new SheetPage(page.page(), 100, 100, page.printedNumber(),
				page.printedTotal(), null, page.columns(), List.of(), lines, "test"));
	}

	@Test
	void otherSignaturesAreAnotherPaper() {
		SheetBundle bundle = SheetBundle
			.of(List.of(page(this.first, 1, null, null, null, 100), page(this.second, 1, null, null, null, 900)));
		assertThat(bundle.pages()).hasSize(2);
	}

	/** Five lines whose signatures look as the seed says. */
	private static Located page(UUID id, int page, @Nullable Integer printed, @Nullable Integer total,
			@Nullable HalfDay half, long seed) {
		List<SheetLine> lines = new ArrayList<>();
		java.util.SplittableRandom chance = new java.util.SplittableRandom(seed);
		for (int i = 1; i <= 5; i++) {
			lines.add(new SheetLine(i, BOX,
					List.of(new SheetCell(SheetColumn.NAME, null, BOX, "张三", 1, 0.1, true, 5, Lattice.EMPTY),
							new SheetCell(SheetColumn.SIGNATURE, null, BOX, "", 0, 0.1, true, chance.nextLong(),
									Lattice.EMPTY))));
		}
		return new Located(id, new SheetPage(page, 100, 100, printed, total, half,
				List.of(SheetColumn.NAME, SheetColumn.SIGNATURE), List.of(), lines, "test"));
	}

}
