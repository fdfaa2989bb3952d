package cn.juanzong.ledger.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.ImportFault;
import cn.juanzong.ledger.People;
import cn.juanzong.ledger.Workbooks;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.TrainingClass;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/** R09-2: a workbook with forty faults; each is named by place, none is invented. */
class FortyFaultsTests {

	private static final String[] HEADER = { "姓名", "身份证号码", "手机号", "培训内容", "培训类别", "建档立卡贫困户", "残疾人", "证件类型", "出生日期",
			"备注" };

	private static final int NAME = 0;

	private static final int ID = 1;

	private static final int PHONE = 2;

	private final Map<String, FaultCode> planted = new LinkedHashMap<>();

	private final List<Object[]> rows = new ArrayList<>();

	@Test
	void R09_2_fortyFaultsAreNamedAndNoneIsInvented() {
		LedgerFile file = LedgerFile.read("forty.xlsx", workbook(), SomeSession.of(TrainingClass.BASIC));
		Map<String, FaultCode> named = new LinkedHashMap<>();
		for (ImportFault fault : file.faults()) {
			assertThat(named.put(fault.row() + fault.column(), fault.code())).isNull();
			assertThat(fault.sheet()).as(fault.code().name()).isEqualTo("名单");
		}
		assertThat(this.planted).hasSize(40);
		assertThat(named).containsExactlyInAnyOrderEntriesOf(this.planted);
		assertThat(file.lines()).hasSize(20);
		assertThat(file.rowsBad()).isEqualTo(this.rows.size() - 20);
	}

	@Test
	void everyFaultHasASentenceInBothLanguagesAndShowsNoNumber() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/ledger");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		LedgerFile file = LedgerFile.read("forty.xlsx", workbook(), SomeSession.of(TrainingClass.BASIC));
		for (ImportFault fault : file.faults()) {
			for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
				String sentence = messages.getMessage(fault.messageKey(), fault.arguments().toArray(), locale);
				assertThat(sentence).doesNotContain("{").hasSizeGreaterThan(8);
				assertThat(PersonalNumbers.containsClearNumber(sentence + fault)).isFalse();
			}
		}
		for (FaultCode code : FaultCode.values()) {
			assertThat(messages.getMessage("ledger.fault." + code, new Object[] { "1" }, Locale.ENGLISH)).isNotBlank();
		}
	}

	private byte[] workbook() {
		plant(ID, 999_999_199_001_010_016L, FaultCode.ID_STORED_AS_NUMBER);
		plant(ID, "9.99999E+17", FaultCode.ID_SCIENTIFIC);
		plant(ID, "999999199001010000", FaultCode.ID_TAIL_ZEROS);
		plant(ID, "", FaultCode.ID_MISSING);
		plant(ID, null, FaultCode.ID_MISSING);
		plant(ID, "999999********0016", FaultCode.ID_MASKED);
		plant(ID, "99999919900101001O", FaultCode.ID_CHARACTERS);
		plant(ID, "身份证丢失", FaultCode.ID_CHARACTERS);
		plant(ID, "99999919900101001", FaultCode.ID_LENGTH);
		plant(ID, "9999991990010100165", FaultCode.ID_LENGTH);
		plant(ID, "999999199001010017", FaultCode.ID_CHECK_DIGIT);
		plant(ID, "999999199002300011", FaultCode.ID_BIRTH_IMPOSSIBLE);
		plant(ID, People.idNumber(LocalDate.of(2030, 1, 1), 1), FaultCode.ID_BIRTH_FUTURE);
		plant(ID, People.idNumber(LocalDate.of(1900, 1, 1), 1), FaultCode.ID_BIRTH_TOO_OLD);
		plant(PHONE, "", FaultCode.PHONE_MISSING);
		plant(PHONE, "1.39E+10", FaultCode.PHONE_SCIENTIFIC);
		plant(PHONE, "139****0001", FaultCode.PHONE_MASKED);
		plant(PHONE, "13900000001、13900000002", FaultCode.PHONE_SEVERAL);
		plant(PHONE, "无电话", FaultCode.PHONE_CHARACTERS);
		plant(PHONE, "0371-64330000", FaultCode.PHONE_LANDLINE);
		plant(PHONE, "1390000000", FaultCode.PHONE_LENGTH);
		plant(PHONE, 139_000_000_001L, FaultCode.PHONE_LENGTH);
		plant(PHONE, "11900000001", FaultCode.PHONE_PREFIX);
		plant(NAME, "", FaultCode.NAME_MISSING);
		plant(NAME, "张3", FaultCode.NAME_CHARACTERS);
		plant(NAME, "李四（组长）", FaultCode.NAME_CHARACTERS);
		plant(NAME, "王", FaultCode.NAME_LENGTH);
		plant(3, "", FaultCode.CONTENT_MISSING);
		plant(3, "长".repeat(201), FaultCode.TEXT_TOO_LONG);
		plant(4, "实操和技能提升类", FaultCode.CLASS_MIXED);
		plant(4, "别的", FaultCode.CLASS_UNKNOWN);
		plant(5, "也许", FaultCode.FLAG_UNCLEAR);
		plant(6, "?", FaultCode.FLAG_UNCLEAR);
		plant(7, "会员卡", FaultCode.DOCUMENT_UNKNOWN);
		// a passport without birth date, with a bad number
		Object[] passport = good();
		passport[7] = "护照";
		passport[ID] = "E1";
		this.rows.add(passport);
		this.planted.put(place(ID), FaultCode.DOCUMENT_NUMBER);
		this.planted.put(place(8), FaultCode.BIRTH_DATE_MISSING);
		// two faults in one row are both named
		Object[] twice = good();
		twice[NAME] = "";
		twice[PHONE] = "123";
		this.rows.add(twice);
		this.planted.put(place(NAME), FaultCode.NAME_MISSING);
		this.planted.put(place(PHONE), FaultCode.PHONE_LENGTH);
		plant(6, "说不清", FaultCode.FLAG_UNCLEAR);
		plant(9, "注".repeat(501), FaultCode.TEXT_TOO_LONG);
		for (int i = 0; i < 20; i++) {
			this.rows.add(good());
		}
		return write();
	}

	private byte[] write() {
		return Workbooks.of((workbook) -> {
			var sheet = workbook.newWorksheet("名单");
			Workbooks.row(sheet, 1, (Object[]) HEADER);
			for (int i = 0; i < this.rows.size(); i++) {
				Workbooks.row(sheet, i + 2, this.rows.get(i));
			}
		});
	}

	private void plant(int column, Object value, FaultCode code) {
		Object[] row = good();
		row[column] = value;
		this.rows.add(row);
		this.planted.put(place(column), code);
	}

	private String place(int column) {
		return (this.rows.size() + 1) + Character.toString('A' + column);
	}

	private Object[] good() {
		int number = this.rows.size() + 1;
		return new Object[] { "张三", People.idNumber(LocalDate.of(1980, 1, 1).plusDays(number), number % 900),
				People.phone(number), "电商政策", "", "", "", "", "", "" };
	}

}
