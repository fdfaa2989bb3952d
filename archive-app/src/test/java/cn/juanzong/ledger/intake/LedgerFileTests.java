package cn.juanzong.ledger.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.ledger.People;
import cn.juanzong.ledger.SensitiveFlag;
import cn.juanzong.ledger.Workbooks;
import cn.juanzong.programme.TrainingClass;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.ResourceBundleMessageSource;

import static cn.juanzong.ledger.Workbooks.row;
import static org.assertj.core.api.Assertions.assertThat;

/** Ledgers as people really send them. */
class LedgerFileTests {

	private static final String ID = People.idNumber(LocalDate.of(1990, 1, 1), 1);

	private static final String OTHER_ID = People.idNumber(LocalDate.of(1991, 1, 1), 2);

	@Test
	void headerBelowATitleWithOtherNamesOrderAndATotalsLine() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "巩义市电子商务培训台账");
			sheet.range(0, 0, 0, 6).merge();
			row(sheet, 3, "No.", "联系电话（必填）", "学员 姓名", "证件号码", "培训课程", "家庭住址");
			row(sheet, 4, 1, 13_900_000_001L, "张 三", ID, "电商政策", "某村");
			row(sheet, 6, 2, "139-0000-0002", "李四", OTHER_ID, "电商政策", "某村");
			row(sheet, 7, 3);
			row(sheet, 8, "合计", null, "2人");
			row(sheet, 9, null, null, "制表人：王五");
		});
		assertThat(file.faults()).isEmpty();
		assertThat(file.lines()).extracting((line) -> line.name().value()).containsExactly("张三", "李四");
		assertThat(file.lines()).extracting(LineDraft::phone).containsExactly("13900000001", "13900000002");
		assertThat(file.lines()).extracting(LineDraft::row).containsExactly(4, 6);
		assertThat(file.notes()).extracting(ImportNote::messageKey)
			.containsExactly("ledger.note.COLUMN_IGNORED", "ledger.note.TOTALS_SKIPPED", "ledger.note.TOTALS_SKIPPED");
	}

	@Test
	void aHeaderMayTakeTwoRows() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "序号", "个人信息", null, "联系方式", null, "授课内容");
			row(sheet, 2, null, "姓名", "身份证号码", "备用号码", "手机号");
			row(sheet, 3, 1, "张三", ID, "无", "13900000001", "电商政策");
			row(sheet, 4, 2, "李四", OTHER_ID, "无", "13900000002", "电商政策");
		});
		assertThat(file.faults()).isEmpty();
		assertThat(file.lines()).extracting(LineDraft::phone).containsExactly("13900000001", "13900000002");
		assertThat(file.lines()).extracting(LineDraft::row).containsExactly(3, 4);
	}

	@Test
	void contentMergedOverSeveralRowsMeansAllOfThem() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "姓名", "身份证号", "手机", "培训内容");
			row(sheet, 2, "张三", ID, "13900000001", "直播入门");
			row(sheet, 3, "李四", OTHER_ID, "13900000002");
			sheet.range(1, 3, 2, 3).merge();
		});
		assertThat(file.faults()).isEmpty();
		assertThat(file.lines()).extracting(LineDraft::content).containsExactly("直播入门", "直播入门");
	}

	@Test
	void anEmptyContentThatIsNotMergedIsAFault() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "姓名", "身份证号", "手机", "培训内容");
			row(sheet, 2, "张三", ID, "13900000001", "直播入门");
			row(sheet, 3, "李四", OTHER_ID, "13900000002");
		});
		assertThat(file.faults()).singleElement().satisfies((fault) -> {
			assertThat(fault.code()).isEqualTo(FaultCode.CONTENT_MISSING);
			assertThat(fault.row()).isEqualTo(3);
			assertThat(fault.column()).isEqualTo("D");
			assertThat(fault.header()).isEqualTo("培训内容");
		});
	}

	@Test
	void hiddenSheetsAreNamedAndNotReadAndHelpSheetsAreSkipped() {
		byte[] bytes = Workbooks.of((workbook) -> {
			Worksheet hidden = workbook.newWorksheet("旧名单");
			row(hidden, 1, "姓名", "身份证号码", "手机号", "培训内容");
			row(hidden, 2, "王五", "坏", "坏", "x");
			hidden.setVisibilityState(VisibilityState.HIDDEN);
			Worksheet sheet = workbook.newWorksheet("名单");
			row(sheet, 1, "姓名", "身份证号码", "手机号", "培训内容");
			row(sheet, 2, "张三", ID, "13900000001", "直播");
			row(workbook.newWorksheet("说明"), 1, "请如实填写");
		});
		LedgerFile file = LedgerFile.read("a.xlsx", bytes, SomeSession.of(TrainingClass.BASIC));
		assertThat(file.faults()).isEmpty();
		assertThat(file.lines()).hasSize(1);
		assertThat(file.notes()).extracting((note) -> note.sheet() + " " + note.messageKey())
			.containsExactly("旧名单 ledger.note.SHEET_HIDDEN", "说明 ledger.note.SHEET_SKIPPED");
	}

	@Test
	void R09_2_aMissingColumnIsNamedOnceAndNothingIsAcceptable() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "姓名", "身份证号码");
			row(sheet, 2, "张三", ID);
			row(sheet, 3, "李四", "123");
		});
		assertThat(file.faults()).extracting((fault) -> fault.code() + " " + fault.row() + " " + fault.header())
			.containsExactly("COLUMN_MISSING 0 手机号", "COLUMN_MISSING 0 培训内容", "ID_LENGTH 3 身份证号码");
		assertThat(file.lines()).isEmpty();
	}

	@Test
	void aSheetWithoutHeaderOrWithoutRowsIsRefused() {
		assertThat(read((sheet) -> row(sheet, 1, "张三", ID, "13900000001")).faults())
			.extracting((fault) -> fault.code() + fault.sheet())
			.containsExactly("HEADER_MISSING名单");
		assertThat(read((sheet) -> row(sheet, 1, (Object[]) Workbooks.HEADER)).faults())
			.extracting((fault) -> fault.code())
			.containsExactly(FaultCode.FILE_NO_ROWS);
	}

	@Test
	void twoColumnsForTheSameThingAreAFault() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "姓名", "身份证号码", "手机号", "联系电话", "培训内容");
			row(sheet, 2, "张三", ID, "13900000001", "13900000002", "直播");
		});
		assertThat(file.faults()).extracting((fault) -> fault.code() + " " + fault.column())
			.containsExactly("COLUMN_TWICE D");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE" })
	void csvInTheUsualEncodings(String charset) {
		String csv = "姓名;身份证号码;手机号;培训内容\r\n\r\n\"张䶮\";=\"" + ID + "\";13900000001;\"直播, 入门\"\r\n";
		LedgerFile file = LedgerFile.read("a.csv", csv.getBytes(Charset.forName(charset)),
				SomeSession.of(TrainingClass.BASIC));
		assertThat(file.faults()).isEmpty();
		assertThat(file.lines()).singleElement().satisfies((line) -> {
			assertThat(line.name().value()).isEqualTo("张䶮");
			assertThat(line.idNumber()).isEqualTo(ID);
			assertThat(line.content()).isEqualTo("直播, 入门");
			assertThat(line.row()).isEqualTo(3);
			assertThat(line.sheet()).isEqualTo("a");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", ";", "\t", "，", "；", "|" })
	void textSeparatedByWhatPeopleType(String separator) {
		String csv = String.join(separator, "姓名", "身份证号码", "手机号", "培训内容") + "\r"
				+ String.join(separator, "张三", ID, "13900000001", "直播、短视频") + "\r";
		assertThat(LedgerFile.read("a.txt", csv.getBytes(Charset.forName("GBK")), SomeSession.of(TrainingClass.BASIC))
			.lines()).singleElement().satisfies((line) -> assertThat(line.content()).isEqualTo("直播、短视频"));
	}

	@Test
	void textWhoseCharactersAreLostIsToldAsSuch() {
		String csv = "姓名,身份证号码,手机号,培训内容\n张三," + ID + ",13900000001,直播\n";
		for (String charset : new String[] { "US-ASCII", "Big5", "UTF-8" }) {
			byte[] bytes = csv.replace('码', '碼').getBytes(Charset.forName(charset));
			if ("UTF-8".equals(charset)) {
				bytes[1] = 'x';
			}
			LedgerFile file = LedgerFile.read("a.csv", bytes, SomeSession.of(TrainingClass.BASIC));
			assertThat(file.lines()).isEmpty();
			assertThat(file.faults()).extracting((fault) -> fault.code())
				.containsAnyOf(FaultCode.HEADER_MISSING_IN_TEXT, FaultCode.FILE_ENCODING);
		}
	}

	@Test
	void csvWithByteOrderMark() {
		String csv = "\ufeff姓名,身份证号码,手机号,培训内容\n张三," + ID + ",13900000001,直播\n";
		assertThat(LedgerFile.read("a.csv", csv.getBytes(StandardCharsets.UTF_8), SomeSession.of(TrainingClass.BASIC))
			.lines()).hasSize(1);
	}

	@Test
	void A17_aPassportNeedsItsBirthDateAndSexAndBirthMayContradict() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "姓名", "证件类型", "证件号码", "手机号", "培训内容", "出生日期", "性别");
			row(sheet, 2, "John Smith", "护照", "e 12345678", "13900000001", "直播", 32_874, "男");
			row(sheet, 3, "张三", "身份证", ID, "13900000001", "直播", "1990年1月2日", "女");
			row(sheet, 4, "李四", "", OTHER_ID, "13900000001", "直播", "1991.01", "女");
		});
		assertThat(file.faults()).isEmpty();
		LineDraft passport = file.lines().get(0);
		assertThat(passport.documentType()).isEqualTo(LedgerEntry.DocumentType.OTHER);
		assertThat(passport.birthDate()).isEqualTo("1990-01-01");
		assertThat(passport.idMask()).isEqualTo("*********");
		assertThat(passport.notices()).containsExactly(LedgerNotice.ID_UNCHECKED);
		assertThat(file.lines().get(1).notices()).containsExactlyInAnyOrder(LedgerNotice.BIRTH_DATE_DIFFERS,
				LedgerNotice.SEX_DIFFERS);
		assertThat(file.lines().get(2).notices()).isEmpty();
	}

	@Test
	void R04_2_anUnusualCategoryIsANoticeAndNeverABlock() {
		byte[] bytes = Workbooks.of((workbook) -> {
			Worksheet sheet = workbook.newWorksheet("名单");
			row(sheet, 1, "姓名", "身份证号码", "手机号", "培训内容", "人员类别");
			row(sheet, 2, "张三", ID, "13900000001", "直播", "第一书记");
		});
		LedgerFile file = LedgerFile.read("a.xlsx", bytes, SomeSession.of(TrainingClass.PRACTICAL));
		assertThat(file.faults()).isEmpty();
		assertThat(file.lines().get(0).notices()).containsExactly(LedgerNotice.CATEGORY_UNUSUAL);
	}

	@Test
	void R09_3_flagsAreReadAndTheKindOfDisabilityIsNotKept() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "姓名", "身份证号码", "手机号", "培训内容", "是否建档立卡贫困户", "残疾情况");
			row(sheet, 2, "张三", ID, "13900000001", "直播", "是", "肢体三级");
			row(sheet, 3, "李四", OTHER_ID, "13900000002", "直播", "非贫困户", "无");
		});
		assertThat(file.faults()).isEmpty();
		assertThat(file.lines()).extracting(LineDraft::flags)
			.containsExactly(Set.of(SensitiveFlag.POOR_HOUSEHOLD, SensitiveFlag.DISABLED), Set.of());
	}

	@Test
	void numbersInOtherColumnsAreMaskedBeforeTheyAreKept() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "姓名", "身份证号码", "手机号", "培训内容", "备注");
			row(sheet, 2, "张三", ID, "13900000001", "直播", "联系人 13900000009，" + OTHER_ID);
		});
		assertThat(file.lines().get(0).remark()).isEqualTo("联系人 139****0009，999999********" + OTHER_ID.substring(14));
	}

	@Test
	void theTemplateFilledInLosesNothing() throws Exception {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/ledger");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		for (Locale locale : new Locale[] { Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH }) {
			byte[] filled = TemplateFilling.fill(new LedgerTemplate(messages).workbook(locale),
					new String[] { "1", "阿依古丽·买买提", "居民身份证", ID, "13900000001", "直播入门", "群众", "1990-01-01", "是", "否",
							"备注" },
					new String[] { "2", "John Smith", "护照", "E12345678", "13900000002", "直播入门", "其他", "1985-02-03", "",
							"是", "" });
			LedgerFile file = LedgerFile.read("t.xlsx", filled, SomeSession.of(TrainingClass.BASIC));
			assertThat(file.faults()).isEmpty();
			assertThat(file.lines()).hasSize(2);
			LineDraft line = file.lines().get(0);
			assertThat(line.name().value()).isEqualTo("阿依古丽·买买提");
			assertThat(line.idNumber() + line.phone() + line.content() + line.category() + line.remark())
				.isEqualTo(ID + "13900000001直播入门群众备注");
			assertThat(line.birthDate()).isEqualTo("1990-01-01");
			assertThat(line.flags()).containsExactly(SensitiveFlag.POOR_HOUSEHOLD);
			assertThat(line.notices()).isEmpty();
			LineDraft passport = file.lines().get(1);
			assertThat(passport.idNumber()).isEqualTo("E12345678");
			assertThat(passport.birthDate()).isEqualTo("1985-02-03");
			assertThat(passport.flags()).containsExactly(SensitiveFlag.DISABLED);
			assertThat(file.notes()).extracting(ImportNote::messageKey)
				.containsExactly("ledger.notice.ID_UNCHECKED", "ledger.note.SHEET_SKIPPED");
		}
	}

	@Test
	@DisplayName("R09-2: a formula without a stored result is named by row and column, and never read as an empty cell")
	void formulasNobodyComputed() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "姓名", "身份证号码", "手机号", "培训内容", "备注");
			row(sheet, 2, "张三", ID, "13900000001", "电商政策");
			sheet.formula(1, 4, "CONCATENATE(A2,A2)");
			row(sheet, 3, null, OTHER_ID, "13900000002", "电商政策");
			sheet.formula(2, 0, "A2");
		});
		assertThat(file.faults()).extracting((fault) -> fault.row() + String.valueOf(fault.column()) + fault.code())
			.containsExactly("2E" + FaultCode.CELL_UNCOMPUTED, "3A" + FaultCode.CELL_UNCOMPUTED);
		assertThat(file.lines()).isEmpty();
	}

	@Test
	@DisplayName("A17: a birth date counted from 1904, as old Macs do, is that day and not one four years earlier")
	void workbooksThatCountFrom1904() {
		LedgerFile file = LedgerFile.read("a.xlsx", Workbooks.since1904(Workbooks.of((workbook) -> {
			Worksheet sheet = workbook.newWorksheet("名单");
			row(sheet, 1, "姓名", "证件类型", "证件号码", "手机号", "培训内容", "出生日期");
			row(sheet, 2, "张三", "护照", "E12345678", "13900000001", "电商政策", 31_412);
		})), SomeSession.of(TrainingClass.BASIC));
		assertThat(file.faults()).isEmpty();
		assertThat(file.lines()).extracting(LineDraft::birthDate).containsExactly(LocalDate.of(1990, 1, 1));
	}

	@Test
	@DisplayName("the faults of a line stand in the order of its columns")
	void faultsInTheOrderOfTheColumns() {
		LedgerFile file = read((sheet) -> {
			row(sheet, 1, "身份证号码", "手机号", "培训内容", "姓名");
			row(sheet, 2, "1", "2", null, "?");
		});
		assertThat(file.faults()).extracting((fault) -> fault.column()).containsExactly("A", "B", "C", "D");
	}

	private static LedgerFile read(java.util.function.Consumer<Worksheet> filling) {
		byte[] bytes = Workbooks.of((workbook) -> filling.accept(workbook.newWorksheet("名单")));
		return LedgerFile.read("a.xlsx", bytes, SomeSession.of(TrainingClass.BASIC));
	}

}
