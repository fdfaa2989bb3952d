package cn.juanzong.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ledger workbook of any length with faults planted at even distances.
 *
 * @param bytes the workbook
 * @param planted what is wrong where: row and column letter, as in "27B"
 * @param rows its lines
 */
public record PlantedLedger(byte[] bytes, Map<String, FaultCode> planted, int rows) {

	private static final String[] HEADER = { "姓名", "身份证号码", "手机号", "培训内容", "残疾人" };

	private static final List<Fault> FAULTS = List.of(new Fault(0, "", FaultCode.NAME_MISSING),
			new Fault(0, "张3", FaultCode.NAME_CHARACTERS), new Fault(0, "王", FaultCode.NAME_LENGTH),
			new Fault(1, "", FaultCode.ID_MISSING), new Fault(1, "9.99999E+17", FaultCode.ID_SCIENTIFIC),
			new Fault(1, 999_999_199_001_010_016L, FaultCode.ID_STORED_AS_NUMBER),
			new Fault(1, "999999199001010000", FaultCode.ID_TAIL_ZEROS),
			new Fault(1, "999999********0016", FaultCode.ID_MASKED),
			new Fault(1, "99999919900101001O", FaultCode.ID_CHARACTERS),
			new Fault(1, "99999919900101001", FaultCode.ID_LENGTH),
			new Fault(1, "999999199001010017", FaultCode.ID_CHECK_DIGIT),
			new Fault(1, "999999199002300011", FaultCode.ID_BIRTH_IMPOSSIBLE),
			new Fault(2, "", FaultCode.PHONE_MISSING), new Fault(2, "1.39E+10", FaultCode.PHONE_SCIENTIFIC),
			new Fault(2, "139****0001", FaultCode.PHONE_MASKED),
			new Fault(2, "13900000001、13900000002", FaultCode.PHONE_SEVERAL),
			new Fault(2, "1390000000", FaultCode.PHONE_LENGTH), new Fault(2, "11900000001", FaultCode.PHONE_PREFIX),
			new Fault(3, "", FaultCode.CONTENT_MISSING), new Fault(4, "也许", FaultCode.FLAG_UNCLEAR));

	/**
	 * Writes a workbook.
	 * @param rows its lines
	 * @param faults how many of them have one fault
	 * @param series another number makes other people
	 */
	public static PlantedLedger of(int rows, int faults, int series) {
		Map<String, FaultCode> planted = new LinkedHashMap<>();
		List<Object[]> lines = new ArrayList<>(rows);
		for (int i = 0; i < rows; i++) {
			Object[] line = { "张三", People.idNumber(LocalDate.of(1960, 1, 1).plusDays(i % 12_000), series + i / 12_000),
					People.phone(series * 100_000 + i), "电商政策", (i % 50 == 0) ? "是" : "" };
			if (planted.size() < faults && i % (rows / faults) == 0) {
				Fault fault = FAULTS.get(planted.size() % FAULTS.size());
				line[fault.column()] = fault.value();
				planted.put((i + 2) + Character.toString('A' + fault.column()), fault.code());
			}
			lines.add(line);
		}
		byte[] bytes = Workbooks.of((workbook) -> {
			var sheet = workbook.newWorksheet("名单");
			Workbooks.row(sheet, 1, (Object[]) HEADER);
			for (int i = 0; i < lines.size(); i++) {
				Workbooks.row(sheet, i + 2, lines.get(i));
			}
		});
		return new PlantedLedger(bytes, planted, rows);
	}

	/**
	 * What was named, in the form of {@link #planted()}; fails if a place is named twice.
	 */
	public static Map<String, FaultCode> places(List<ImportFault> faults) {
		Map<String, FaultCode> places = new LinkedHashMap<>();
		for (ImportFault fault : faults) {
			if (places.put(fault.row() + fault.column(), fault.code()) != null) {
				throw new AssertionError("Named twice: " + fault.row() + fault.column());
			}
		}
		return places;
	}

	private record Fault(int column, Object value, FaultCode code) {

	}

}
