package cn.juanzong.reconciliation.agreement;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of a sheet: somebody's name, numbers and signature.
 *
 * @param place where it stands
 * @param evidence digest of what was read there and of the bytes it was read from; a
 * decision holds as long as it is the same
 * @param cells what was read, by column; a column the sheet does not have is missing
 * @param halfDays for how many half-days it was signed
 */
public record PaperLine(Place place, String evidence, Map<PaperField, PaperCell> cells, int halfDays) {

	/** Longer than any ordinal. */
	private static final Pattern HIDDEN = Pattern.compile("\\d{7}");

	private static final PaperCell NOTHING = new PaperCell("", 0, false, null);

	public PaperLine {
		cells = Map.copyOf(cells);
	}

	/** What was read in a column; nothing if there is no such column. */
	PaperCell cell(PaperField field) {
		return this.cells.getOrDefault(field, NOTHING);
	}

	/**
	 * The name: printed, or the signature where the sheet has nothing else.
	 */
	PaperCell name() {
		PaperCell name = cell(PaperField.NAME);
		return name.blank() ? cell(PaperField.SIGNATURE) : name;
	}

	/** The signature beside a name; nothing where that is all there is of the name. */
	PaperCell signature() {
		return cell(PaperField.NAME).blank() ? NOTHING : cell(PaperField.SIGNATURE);
	}

	/**
	 * Whether the sheet has a place to sign and nobody signed there. A printed name alone
	 * is no evidence that somebody was there.
	 */
	boolean unsigned() {
		return this.cells.containsKey(PaperField.SIGNATURE) && !cell(PaperField.SIGNATURE).inked();
	}

	/**
	 * Whether a number stands where a name or none belongs: a column of the sheet was not
	 * seen, and what stood in it was compared with nothing.
	 */
	boolean hidesNumber() {
		return Stream.of(PaperField.NAME, PaperField.SIGNATURE, PaperField.STRAY_NUMBER)
			.anyMatch((field) -> HIDDEN.matcher(cell(field).text()).find());
	}

	/** Whether another person signed, by the words of the sheet (代签). */
	boolean byProxy() {
		return this.cells.values().stream().anyMatch((cell) -> cell.text().replaceAll("\\s", "").contains(PROXY));
	}

	/** Whether neither name nor number was read. */
	boolean unreadable() {
		return name().blank() && cell(PaperField.ID_NUMBER).blank() && cell(PaperField.PHONE).blank();
	}

	private static final String PROXY = "\u4ee3\u7b7e";

	/**
	 * A line's place.
	 *
	 * @param recordId the record
	 * @param page the page of it, from 1
	 * @param line the line of the page, from 1
	 */
	public record Place(UUID recordId, int page, int line) implements Comparable<Place> {

		@Override
		public int compareTo(Place other) {
			int byRecord = this.recordId.compareTo(other.recordId);
			int byPage = (byRecord != 0) ? byRecord : Integer.compare(this.page, other.page);
			return (byPage != 0) ? byPage : Integer.compare(this.line, other.line);
		}

	}

}
