package cn.juanzong.ledger.intake;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something the user should know about a ledger file that does not stop anything.
 *
 * @param sheet the sheet
 * @param row the row as the spreadsheet program shows it, 0 if the sheet is meant
 * @param column the letter of the column, {@code null} if the row or sheet is meant
 * @param header what stands over the column, {@code null} if the row or sheet is meant
 * @param messageKey the key of its sentence
 * @param arguments what the sentence needs
 */
public record ImportNote(String sheet, int row, @Nullable String column, @Nullable String header, String messageKey,
		List<String> arguments) {

	public ImportNote {
		arguments = List.copyOf(arguments);
	}

}
