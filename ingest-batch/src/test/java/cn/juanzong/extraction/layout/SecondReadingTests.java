package cn.juanzong.extraction.layout;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import cn.juanzong.extraction.layout.cell.Ink;
import cn.juanzong.extraction.layout.picture.Area;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.ocr.Strip;
import cn.juanzong.extraction.ocr.TextEngine;
import cn.juanzong.extraction.ocr.TurnedBox;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetColumn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How often a number in doubt is looked at, and what is made of it. */
class SecondReadingTests {

	private static final String PHONE = "13900001234";

	private static final int WIDTH = 200;

	private static final int HEIGHT = 40;

	private final Pixels page = white();

	private final Deque<Lattice> looks = new ArrayDeque<>();

	/** What the reader of digits sees. */
	private final Deque<Lattice> digits = new ArrayDeque<>();

	private final List<Pixels> lookedAt = new ArrayList<>();

	@Test
	void whatTheFirstLookSettlesIsNotLookedAtAgain() throws Exception {
		ReadCell cell = cell(NumbersTests.sure("1390000123"));
		this.looks.add(NumbersTests.sure(PHONE));
		read(this.page, cell);
		assertThat(cell.text()).isEqualTo(PHONE);
		assertThat(this.lookedAt).hasSize(1);
	}

	@Test
	void aDigitThatMayBeAnotherIsLookedAtAgainUntilTheLooksTogetherTellThemApart() throws Exception {
		ReadCell cell = cell(doubted(0.5));
		this.looks.add(doubted(0.6));
		this.looks.add(doubted(0.97));
		read(this.page, cell);
		assertThat(cell.text()).isEqualTo(PHONE);
		assertThat(cell.lattice().looks()).isEqualTo(3);
		assertThat(cell.lattice().lead(PHONE)).isBetween(1.0, 3.5);
	}

	@Test
	void onlyWhatRedInkLayOverIsLookedAtThroughRed() throws Exception {
		for (int i = 0; i < 5; i++) {
			this.looks.add(doubted(0.5));
		}
		read(this.page, cell(doubted(0.5)));
		assertThat(this.lookedAt).hasSize(2);
		Pixels sealed = new Pixels(WIDTH, HEIGHT, new int[WIDTH * HEIGHT]);
		read(sealed, cell(doubted(0.5)));
		assertThat(this.lookedAt).hasSize(5);
		assertThat(this.lookedAt.subList(0, 4)).containsOnly(this.page);
		assertThat(this.lookedAt.get(4)).isNotEqualTo(this.page);
	}

	@Test
	void whereLookingAgainDoesNotHelpItIsGivenUp() throws Exception {
		SecondReading reading = new SecondReading(new Looks(), this.page, this.page, this.page);
		for (int i = 0; i < 12; i++) {
			this.looks.add(doubted(0.5));
			reading.add(cell(doubted(0.5)), SheetColumn.PHONE, true);
		}
		reading.read(11);
		assertThat(this.lookedAt).hasSize(6);
	}

	@Test
	void whatIsWrittenByHandIsShownToTheReaderOfDigitsAlthoughItSeemsSettled() throws Exception {
		ReadCell cell = cell(NumbersTests.sure(PHONE));
		this.digits.addAll(Collections.nCopies(3, NumbersTests.sure("13970001234")));
		for (int i = 0; i < 2; i++) {
			this.looks.add(NumbersTests.sure(PHONE));
		}
		byHand(cell);
		assertThat(cell.lattice().looks()).isGreaterThan(2);
		assertThat(cell.lattice().lead(PHONE)).isLessThan(NumbersTests.sure(PHONE).lead(PHONE));
	}

	@Test
	void whatTheReaderOfDigitsBearsOutIsLookedAtNoMore() throws Exception {
		ReadCell cell = cell(doubted(0.6));
		this.digits.addAll(Collections.nCopies(3, NumbersTests.sure(PHONE)));
		byHand(cell);
		assertThat(cell.text()).isEqualTo(PHONE);
		assertThat(this.lookedAt).isEmpty();
		assertThat(this.digits).as("it looks as often as it is asked to, sure or not").isEmpty();
	}

	@Test
	void aPageIsWrittenByHandOfWhichMoreThanAnEighthIsInDoubt() {
		SecondReading reading = new SecondReading(new Looks(), this.page, this.page, this.page);
		reading.add(cell(doubted(0.5)), SheetColumn.PHONE, true);
		for (int i = 0; i < 6; i++) {
			reading.add(cell(NumbersTests.sure(PHONE)), SheetColumn.PHONE, true);
		}
		assertThat(reading.byHand()).isTrue();
		reading.add(cell(NumbersTests.sure(PHONE)), SheetColumn.PHONE, true);
		assertThat(reading.byHand()).isFalse();
	}

	private void byHand(ReadCell cell) throws IOException {
		SecondReading reading = new SecondReading(new Looks(), this.page, this.page, this.page);
		reading.add(cell, SheetColumn.PHONE, true);
		reading.readDigits();
		reading.read(1);
	}

	private void read(Pixels original, ReadCell cell) throws IOException {
		SecondReading reading = new SecondReading(new Looks(), original, this.page, this.page);
		reading.add(cell, SheetColumn.PHONE, false);
		reading.read(1);
	}

	/** With its fourth digit as likely a seven. */
	private static Lattice doubted(double zero) {
		Lattice.Builder lattice = new Lattice.Builder();
		for (int i = 0; i < PHONE.length(); i++) {
			lattice.step();
			lattice.candidate(PHONE.charAt(i), (i == 3) ? zero : 0.99);
			if (i == 3) {
				lattice.candidate('7', 0.99 - zero);
			}
			lattice.step();
			lattice.candidate(Lattice.BLANK, 0.99);
		}
		return lattice.build();
	}

	private static ReadCell cell(Lattice lattice) {
		Area area = new Area(0, 0, WIDTH, HEIGHT);
		Ink ink = new Ink(0.2, area, List.of(area));
		ReadText text = new ReadText(area.box(), lattice.firstReading(), 0.95, lattice);
		return new ReadCell(area, ink, false, false, 0, new ArrayList<>(List.of(text)));
	}

	private static Pixels white() {
		int[] rgb = new int[WIDTH * HEIGHT];
		Arrays.fill(rgb, 0xffffff);
		return new Pixels(WIDTH, HEIGHT, rgb);
	}

	/** Sees what it is told to. */
	private final class Looks implements TextEngine {

		@Override
		public List<TurnedBox> find(Pixels page, int side) {
			return List.of();
		}

		@Override
		public List<ReadText> read(Pixels page, List<Strip> strips) throws IOException {
			List<ReadText> read = new ArrayList<>();
			for (Strip strip : strips) {
				SecondReadingTests.this.lookedAt.add(page);
				Lattice lattice = SecondReadingTests.this.looks.remove();
				read.add(new ReadText(strip.box(), lattice.firstReading(), 0.95, lattice));
			}
			return read;
		}

		@Override
		public List<ReadText> digits(Pixels page, List<TurnedBox> boxes) {
			List<ReadText> read = new ArrayList<>();
			for (TurnedBox box : boxes) {
				Lattice lattice = SecondReadingTests.this.digits.remove();
				read.add(new ReadText(box, lattice.firstReading(), 0.95, lattice));
			}
			return read;
		}

		@Override
		public String version() {
			return "told";
		}

	}

}
