package cn.juanzong.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a ledger file, named by place. Holds no clear number.
 *
 * @param sheet the sheet, empty if the whole file is meant
 * @param row the row as the spreadsheet program shows it, 0 if the sheet is meant
 * @param column the letter of the column, {@code null} if the row is meant
 * @param header what stands over the column, {@code null} if the row is meant
 * @param code what is wrong
 * @param arguments what the sentence of the code needs
 */
public record ImportFault(String sheet, int row, @Nullable String column, @Nullable String header, FaultCode code,
		List<String> arguments) {

	public ImportFault {
		arguments = List.copyOf(arguments);
	}

	/** A fault of the file as a whole. */
	public static ImportFault ofFile(FaultCode code, String... arguments) {
		return new ImportFault("", 0, null, null, code, List.of(arguments));
	}

	/** The key of its sentence. */
	public String messageKey() {
		return "ledger.fault." + this.code;
	}

}
