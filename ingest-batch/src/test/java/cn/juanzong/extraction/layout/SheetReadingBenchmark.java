package cn.juanzong.extraction.layout;

import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import cn.juanzong.extraction.layout.DrawnSheet.Hand;
import cn.juanzong.extraction.layout.DrawnSheet.Heading;
import cn.juanzong.extraction.layout.DrawnSheet.Layout;
import cn.juanzong.extraction.ocr.OcrEngine;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.Strip;
import org.junit.jupiter.api.Test;

/**
 * Sheets of every kind in every state, and what they cost beside the bare models: one
 * JSON line for each kind and state, never one average. {@code -Dsheets.seeds} sets how
 * many pages of each, {@code -Dsheets.font.written} and {@code -Dsheets.font.digits} name
 * fonts that look like handwriting.
 */
class SheetReadingBenchmark {

	private static final int LINES = 25;

	private static final int[] DPI = { 150, 200, 300 };

	private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

	@Test
	void linesByKindAndState() throws Exception {
		int seeds = Integer.getInteger("sheets.seeds", 3);
		try (OcrEngine engine = new OcrEngine(null)) {
			SheetReader reader = new SheetReader(engine);
			for (Hand hand : Hand.values()) {
				for (Wear wear : Wear.values()) {
					for (Layout layout : Layout.values()) {
						measure(reader, hand, wear, layout, seeds);
					}
				}
			}
		}
	}

	private void measure(SheetReader reader, Hand hand, Wear wear, Layout layout, int seeds) throws Exception {
		SheetScore score = new SheetScore();
		long spent = 0;
		for (int seed = 0; seed < seeds; seed++) {
			DrawnSheet sheet = new SheetDrawing(hand, layout, Heading.PLAIN, DPI[seed % DPI.length], seed)
				.draw(DrawnPeople.of(LINES, seed), LINES);
			BufferedImage worn = wear.wear(sheet.picture(), seed);
			long start = this.clock.getCurrentThreadCpuTime();
			SheetReading read = reader.read(Pixels.of(worn), 1);
			spent += this.clock.getCurrentThreadCpuTime() - start;
			score.add(sheet.people(), read.sheet());
		}
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"sheet-lines\",\"hand\":\"%s\",\"wear\":\"%s\",\"layout\":\"%s\",\"lines\":%d,"
						+ "\"found\":%d,\"invented\":%d,\"names\":\"%d/%d\",\"ids\":\"%d/%d\",\"phones\":\"%d/%d\","
						+ "\"signed\":%d,\"cpuSecondsPerPage\":%.2f}%n",
				hand, wear, layout, score.people, score.rows, score.invented, score.names, score.nameCells, score.ids,
				score.idCells, score.phones, score.phoneCells, score.signatures, spent / 1e9 / seeds);
	}

	/**
	 * The bare models as anyone would call them: longest side 1,600, every box as found.
	 */
	@Test
	void costBesideTheBareModels() throws Exception {
		int pages = Integer.getInteger("sheets.pages", 12);
		try (OcrEngine engine = new OcrEngine(null)) {
			SheetReader reader = new SheetReader(engine);
			reader.read(page(Hand.MIXED, Wear.TURNED, 200), 1);
			for (Hand hand : Hand.values()) {
				for (Wear wear : List.of(Wear.TURNED, Wear.SEALED, Wear.BLURRED)) {
					cost(engine, reader, hand, wear, pages);
				}
			}
		}
	}

	private void cost(OcrEngine engine, SheetReader reader, Hand hand, Wear wear, int pages) throws Exception {
		Pixels page = page(hand, wear, 200);
		long own = 0;
		long bare = 0;
		for (int i = 0; i < pages; i++) {
			long start = this.clock.getCurrentThreadCpuTime();
			reader.read(page, 1);
			long middle = this.clock.getCurrentThreadCpuTime();
			engine.read(page, engine.find(page, 1_600).stream().map(Strip::whole).toList());
			own += middle - start;
			bare += this.clock.getCurrentThreadCpuTime() - middle;
		}
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"sheet-cost\",\"hand\":\"%s\",\"wear\":\"%s\",\"rows\":%d,\"pages\":%d,"
						+ "\"cpuSecondsPerPage\":%.2f,\"bareCpuSecondsPerPage\":%.2f,\"ratio\":%.2f}%n",
				hand, wear, LINES, pages, own / 1e9 / pages, bare / 1e9 / pages, (double) own / bare);
	}

	/** Many pages of different sizes, one after the other. */
	@Test
	void memoryOverManyPages() throws Exception {
		int pages = Integer.getInteger("sheets.memory-pages", 500);
		try (OcrEngine engine = new OcrEngine(null)) {
			SheetReader reader = new SheetReader(engine);
			List<Pixels> different = List.of(page(Hand.MIXED, Wear.TURNED, 130), page(Hand.MIXED, Wear.TURNED, 150),
					page(Hand.MIXED, Wear.TURNED, 170), page(Hand.MIXED, Wear.TURNED, 200));
			long early = 0;
			for (int i = 1; i <= pages; i++) {
				reader.read(different.get(i % different.size()), i);
				if (i == pages / 10) {
					early = resident();
				}
			}
			long late = resident();
			System.out.printf(Locale.ROOT,
					"{\"benchmark\":\"sheet-memory\",\"pages\":%d,\"residentMbAtTenth\":%d,\"residentMbAtEnd\":%d,"
							+ "\"ratio\":%.3f}%n",
					pages, early >> 10, late >> 10, (double) late / early);
		}
	}

	private static Pixels page(Hand hand, Wear wear, int dpi) {
		DrawnSheet sheet = new SheetDrawing(hand, Layout.STANDARD, Heading.PLAIN, dpi, dpi)
			.draw(DrawnPeople.of(LINES, dpi), LINES);
		return Pixels.of(wear.wear(sheet.picture(), dpi));
	}

	private static long resident() throws Exception {
		return Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElse(0);
	}

}
