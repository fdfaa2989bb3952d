package cn.juanzong.reconciliation;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.juanzong.extraction.layout.SheetReader;
import cn.juanzong.extraction.ocr.OcrEngine;
import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ledger.People;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.reconciliation.FormPainter.Hand;
import cn.juanzong.reconciliation.FormPainter.Signer;
import cn.juanzong.reconciliation.agreement.Expected;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of section 1.8 once more, from page images to outcomes: painted, read by the
 * real engine, compared. Several vectors share a page, for reading is what takes time.
 */
class PaintedVectorsIT {

	private static final LocalDate DAY = LocalDate.of(2026, 4, 8);

	private static final List<Signer> FORTY = IntStream.range(0, 40).mapToObj(PaintedVectorsIT::somebody).toList();

	private static final Map<String, SheetPage> PAGES = new HashMap<>();

	/** As they stand on the page of oddities. */
	private static final List<Signer> ODD = List.of(odd(0, "张 三"), odd(1, "阿依古丽·买买提"), odd(2, "吐尔逊•艾买提"),
			odd(3, "古丽娜尔．阿不都"), odd(4, "买买提艾力"), odd(5, "李龍"), odd(6, "王昇"), phone(7, "陈国平", "138 0000 0008"),
			phone(8, "赵海燕", "+86 13800000009"), id(9, "孙大勇", "x"), id(10, "周丽华", "Ｘ"), odd(11, "王芳"), odd(12, "王芳"),
			odd(13, "刘永福").signing("李强 代签", "代签"), odd(14, "李强"));

	/** The same people as the ledger has them. */
	private static final List<Signer> KNOWN = IntStream.range(0, ODD.size()).mapToObj((i) -> {
		String name = List
			.of("张三", "阿依古丽·买买提", "吐尔逊·艾买提", "古丽娜尔·阿不都", "买买提·艾力", "李龙", "王升", "陈国平", "赵海燕", "孙大勇", "周丽华", "王芳", "王芳",
					"刘永福", "李强")
			.get(i);
		Signer plain = odd(i, name);
		return (i == 9 || i == 10) ? Signer.of(name, endingInX(i), plain.phone()) : plain;
	}).toList();

	@BeforeAll
	static void readAllPages() throws IOException {
		try (OcrEngine engine = new OcrEngine(null)) {
			SheetReader reader = new SheetReader(engine);
			read(reader, "forty", OfficeForm.GREY, "", FORTY, PaperTrip.SCANNED, 1);
			read(reader, "thirty-nine", OfficeForm.FRAMED, "", FORTY.subList(0, 39), PaperTrip.CLEAN, 2);
			read(reader, "odd", OfficeForm.FRAMED, "", ODD, PaperTrip.CLEAN, 3);
			List<Signer> afternoon = new ArrayList<>(FORTY.subList(0, 6));
			afternoon.set(2, afternoon.get(2).signing("", ""));
			read(reader, "morning", OfficeForm.MERGED_ROWS, "上午", FORTY.subList(0, 6), PaperTrip.CLEAN, 4);
			read(reader, "afternoon", OfficeForm.MERGED_ROWS, "下午", afternoon, PaperTrip.CLEAN, 5);
			read(reader, "morning again", OfficeForm.MERGED_ROWS, "上午", FORTY.subList(0, 6), PaperTrip.PHOTOGRAPHED, 4);
			read(reader, "page 1", OfficeForm.VERTICAL, "第1页 共3页", FORTY.subList(0, 8), PaperTrip.CLEAN, 6);
			read(reader, "page 3", OfficeForm.VERTICAL, "第3页 共3页", FORTY.subList(16, 24), PaperTrip.CLEAN, 7);
		}
	}

	private static void read(SheetReader reader, String name, OfficeForm form, String mark, List<Signer> people,
			PaperTrip trip, long seed) throws IOException {
		boolean half = mark.length() == 2;
		List<String> particulars = List.of("培训时间：2026年4月8日" + (half ? mark : ""), "培训地点：石关村党群服务中心", "培训内容：短视频拍摄",
				"授课老师：方文清");
		SheetPage page = reader.read(Pixels.of(trip.of(new FormPainter(form, Hand.SIGNED, 200, seed)
			.paint("农村电商实用技能培训签到表", particulars, half ? "" : mark, people), seed)), 1).sheet();
		PAGES.put(name, Objects.requireNonNull(page, name));
	}

	static Stream<Vector> vectors() {
		return Stream.of(new Vector("R12-3 40 names, one aged 70 | 39 rows | pass, 1 grey AGE_OVER",
				() -> paper("forty").on(DAY).against(rows(FORTY.subList(0, 39))), (items) -> {
					assertThat(counts(items)).isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.PAPER_ONLY_EXPLAINED, 1L));
					assertThat(items).noneMatch(ReconciledItem::open);
					assertThat(only(items, Outcome.PAPER_ONLY_EXPLAINED).reasons()).containsExactly(Reason.AGE_OVER);
				}), new Vector("R10-4 40 names, one repeat of last month's session | 39 rows | pass, 1 grey with link",
						() -> {
							UUID lastMonth = new UUID(7, 7);
							String repeater = FORTY.get(39).idNumber();
							return paper("forty").countedBefore((id) -> id.equals(repeater) ? lastMonth : null)
								.against(rows(FORTY.subList(0, 39)));
						}, (items) -> {
							assertThat(counts(items))
								.isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.PAPER_ONLY_EXPLAINED, 1L));
							assertThat(only(items, Outcome.PAPER_ONLY_EXPLAINED).repeatOf()).isEqualTo(new UUID(7, 7));
						}),
				new Vector("R12-3 39 names | 40 rows | fail, 1 LEDGER_ONLY",
						() -> paper("thirty-nine").against(rows(FORTY)), (items) -> {
							assertThat(counts(items)).isEqualTo(Map.of(Outcome.MATCH, 39L, Outcome.LEDGER_ONLY, 1L));
							assertThat(only(items, Outcome.LEDGER_ONLY).row()).isEqualTo(40);
						}),
				new Vector("R05-4 70-year-old on paper | also in the official ledger | fail, COUNTED_BUT_EXCLUDED",
						() -> paper("forty").on(DAY).against(rows(FORTY)),
						(items) -> assertThat(only(items, Outcome.COUNTED_BUT_EXCLUDED).row()).isEqualTo(40)),
				odd("R12-3 张 三 (blank inside) | 张三 | match", (items) -> matched(items, 1)),
				odd("R12-3 · • ． or no dot | · | match after normalising", (items) -> {
					for (int row = 2; row <= 5; row++) {
						matched(items, row);
					}
				}), odd("R12-3 龍 | 龙 | match with notice", (items) -> {
					matched(items, 6);
					assertThat(row(items, 6).notices()).containsExactly(Notice.OTHER_FORM);
				}), odd("R12-3 昇 | 升 | for a person to decide", (items) -> {
					assertThat(row(items, 7).open()).isTrue();
					assertThat(row(items, 7).outcome()).isIn(Outcome.FIELD_MISMATCH, Outcome.ILLEGIBLE);
				}), odd("R12-3 phone 138 0000 0000, +86 | 13800000000 | match", (items) -> {
					matched(items, 8);
					matched(items, 9);
				}), odd("C10 ID ends in x, or in full-width X | X | match", (items) -> {
					matched(items, 10);
					matched(items, 11);
				}), odd("C8 two people 王芳 | two rows | two matches, never crossed", (items) -> {
					matched(items, 12);
					matched(items, 13);
					assertThat(row(items, 12).line()).isLessThan(Objects.requireNonNull(row(items, 13).line()));
				}), odd("R12-3 signed by another with the note 代签 | row present | match, SIGNED_BY_PROXY", (items) -> {
					matched(items, 14);
					assertThat(row(items, 14).notices()).containsExactly(Notice.SIGNED_BY_PROXY);
				}), new Vector("A20 morning and afternoon, one signature only | row | match, attendance 1 of 2",
						() -> paper("morning", "afternoon").halfDays(2).against(rows(FORTY.subList(0, 6))), (items) -> {
							assertThat(items).noneMatch(ReconciledItem::open);
							assertThat(
									items.stream().filter((item) -> item.notices().contains(Notice.HALF_DAYS_MISSED)))
								.extracting(ReconciledItem::row)
								.containsExactly(3);
							assertThat(row(items, 3).attended()).isEqualTo(1);
						}),
				new Vector("R12-3 the same sheet scanned twice | – | pages deduplicated, lines not doubled",
						() -> paper("morning", "morning again").against(rows(FORTY.subList(0, 6))),
						(items) -> assertThat(counts(items)).isEqualTo(Map.of(Outcome.MATCH, 6L))),
				new Vector("R12-3 page 2 of 3 missing | rows of that page | fail, PAGE_GAP",
						() -> paper("page 1", "page 3").against(rows(FORTY.subList(0, 24))), (items) -> {
							assertThat(items.stream().filter(ReconciledItem::open)).singleElement()
								.satisfies((item) -> {
									assertThat(item.outcome()).isEqualTo(Outcome.PAGE_GAP);
									assertThat(item.page()).isEqualTo(2);
								});
							assertThat(items).noneMatch((item) -> item.outcome() == Outcome.LEDGER_ONLY);
						}));
	}

	/** Every name carries the id of the requirement. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("vectors")
	void paperAndLedgerLeadTo(Vector vector) {
		vector.expected().accept(vector.items().get());
	}

	private static Vector odd(String name, Consumer<List<ReconciledItem>> expected) {
		return new Vector(name, () -> paper("odd").against(rows(KNOWN)), expected);
	}

	private static PaintedPaper paper(String... pages) {
		return new PaintedPaper(Stream.of(pages).map(PAGES::get).map(Objects::requireNonNull).toList());
	}

	private static List<Expected> rows(List<Signer> people) {
		return PaintedPaper.rows(people);
	}

	private static void matched(List<ReconciledItem> items, int row) {
		ReconciledItem item = row(items, row);
		assertThat(item.outcome()).as(item.reasons() + " " + item.band()).isEqualTo(Outcome.MATCH);
	}

	private static ReconciledItem row(List<ReconciledItem> items, int row) {
		return items.stream()
			.filter((item) -> item.row() != null && item.row() == row && item.outcome() != Outcome.PAPER_ONLY_EXPLAINED)
			.findFirst()
			.orElseThrow();
	}

	private static ReconciledItem only(List<ReconciledItem> items, Outcome outcome) {
		return items.stream().filter((item) -> item.outcome() == outcome).findFirst().orElseThrow();
	}

	private static Map<Outcome, Long> counts(List<ReconciledItem> items) {
		return items.stream().collect(Collectors.groupingBy(ReconciledItem::outcome, Collectors.counting()));
	}

	private static Signer somebody(int number) {
		String family = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
		String given = "建国志强秀英海燕永福春梅文清晓东玉兰桂芳";
		int at = number % 10 * 2;
		LocalDate birth = (number == 39) ? LocalDate.of(1956, 3, 1) : LocalDate.of(1975, 1, 15).plusDays(211L * number);
		return Signer.of(family.charAt(number) + given.substring(at, at + 2), People.idNumber(birth, 100 + number),
				People.phone(34_507_000 + 37 * number));
	}

	private static Signer odd(int number, String name) {
		return Signer.of(name, People.idNumber(LocalDate.of(1980, 2, 3).plusDays(97L * number), 300 + number),
				"138%08d".formatted(number + 1));
	}

	private static Signer phone(int number, String name, String phone) {
		return Signer.of(name, odd(number, name).idNumber(), phone);
	}

	private static Signer id(int number, String name, String end) {
		return Signer.of(name, endingInX(number).substring(0, 17) + end, odd(number, name).phone());
	}

	private static String endingInX(int number) {
		return IntStream.range(0, 900)
			.mapToObj((i) -> People.idNumber(LocalDate.of(1980, 2, 3).plusDays(97L * number), i))
			.filter((id) -> id.endsWith("X"))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * A vector.
	 *
	 * @param name id and story
	 * @param items what becomes of the lines
	 * @param expected what should
	 */
	record Vector(String name, Supplier<List<ReconciledItem>> items, Consumer<List<ReconciledItem>> expected) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
