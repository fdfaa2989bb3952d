package cn.juanzong.reconciliation.agreement;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.juanzong.ledger.person.PersonName;

/**
 * What a line or a row says, brought to the forms in which it is compared; done once, for
 * each is compared with many.
 *
 * @param name the name as its key
 * @param folded the name in simplified characters
 * @param loose the name without variants that may be another name
 * @param length characters of the name
 * @param id the ID number, digits only
 * @param phone the phone, digits only
 */
record Written(String name, String folded, String loose, int length, String id, String phone) {

	static Written of(PaperLine line) {
		// where no line parts the columns, the number of the line is read with the name
		return of(line.name().text().replaceFirst("^\\s*[0-9]{1,3}[.、\\s]*(?=\\p{IsHan})", ""),
				line.cell(PaperField.ID_NUMBER).text(), line.cell(PaperField.PHONE).text());
	}

	static Written of(Expected person) {
		return of(person.name(), person.idNumber(), person.phone());
	}

	private static Written of(String name, String id, String phone) {
		String key = PersonName.key(name);
		return new Written(key, HanForms.key(name), HanForms.loose(name), key.codePointCount(0, key.length()),
				NumberLikeness.idText(id), NumberLikeness.phoneText(phone));
	}

	/**
	 * Whether most of the numbers that stand there at all are ends of numbers. Ends are
	 * as long as each other; what was read in part of whole numbers is not.
	 */
	static boolean mostlyEnds(List<Written> lines, Function<Written, String> number, int whole) {
		List<String> numbers = lines.stream().map(number).filter((text) -> !text.isEmpty()).toList();
		Map<Integer, Long> lengths = numbers.stream()
			.filter((text) -> text.length() < whole)
			.collect(Collectors.groupingBy(String::length, Collectors.counting()));
		return lengths.values().stream().anyMatch((count) -> 2 * count > numbers.size());
	}

	/** Never the numbers. */
	@Override
	public String toString() {
		return "Written";
	}

}
