package cn.juanzong.ledger.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.juanzong.ledger.FaultCode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A csv file: UTF-8 or UTF-16 with or without byte order mark, else GB18030; separated by
 * comma, semicolon or tab, and if there is none, by what else people type in their place.
 */
class TextTable {

	private static final int MAX_CELL = 32_767;

	/** ="0123", the way programs keep Excel from seeing a number. */
	private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*)\"");

	private final String text;

	TextTable(byte[] bytes) {
		this.text = decode(bytes);
		String start = this.text.stripLeading();
		boolean markup = start.startsWith("<") || start.startsWith("{\\rtf") || start.startsWith("%PDF");
		if (markup || this.text.chars().anyMatch((c) -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
			throw new UnreadableTable(FaultCode.FILE_NOT_A_TABLE);
		}
	}

	void read(String name, TableHandler handler) {
		if (!handler.sheet(name, false, List.of())) {
			return;
		}
		CSVFormat format = CSVFormat.DEFAULT.builder()
			.setDelimiter(delimiter())
			.setIgnoreEmptyLines(false)
			.setTrailingData(true)
			.setLenientEof(true)
			.get();
		try (CSVParser parser = CSVParser.parse(new StringReader(this.text), format)) {
			for (CSVRecord line : parser) {
				List<SheetCell> cells = new ArrayList<>(line.size());
				for (String cell : line) {
					cells.add(new SheetCell(unwrapped(cell), SheetCell.Kind.TEXT));
				}
				if (!handler.row(new SheetRow((int) line.getRecordNumber(), cells, false))) {
					return;
				}
			}
		}
		catch (IOException | UncheckedIOException | IllegalStateException ex) {
			throw new UnreadableTable(FaultCode.FILE_DAMAGED);
		}
	}

	private static String unwrapped(String cell) {
		var matcher = TEXT_FORMULA.matcher(cell.strip());
		String text = matcher.matches() ? matcher.group(1) : cell;
		return (text.length() <= MAX_CELL) ? text : text.substring(0, MAX_CELL);
	}

	/** The separator that is most frequent in the first lines. */
	private char delimiter() {
		String first = this.text.lines().limit(20).reduce("", (all, line) -> all + line);
		return mostFrequent(first, ",\t;").or(() -> mostFrequent(first, "\uff0c|\uff1b")).orElse(',');
	}

	private static Optional<Character> mostFrequent(String text, String candidates) {
		Character best = null;
		long most = 0;
		for (char candidate : candidates.toCharArray()) {
			long count = text.chars().filter((c) -> c == candidate).count();
			if (count > most) {
				best = candidate;
				most = count;
			}
		}
		return Optional.ofNullable(best);
	}

	private static String decode(byte[] bytes) {
		if (starts(bytes, 0xef, 0xbb, 0xbf)) {
			return strictly(bytes, 3, StandardCharsets.UTF_8)
				.orElseThrow(() -> new UnreadableTable(FaultCode.FILE_ENCODING));
		}
		if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) {
			return strictly(bytes, 0, StandardCharsets.UTF_16)
				.orElseThrow(() -> new UnreadableTable(FaultCode.FILE_ENCODING));
		}
		for (int i = 0; i < Math.min(bytes.length, 4096); i++) {
			if (bytes[i] == 0) {
				return strictly(bytes, 0, StandardCharsets.UTF_16LE).filter(TextTable::telling)
					.or(() -> strictly(bytes, 0, StandardCharsets.UTF_16BE).filter(TextTable::telling))
					.orElseThrow(() -> new UnreadableTable(FaultCode.FILE_NOT_A_TABLE));
			}
		}
		return strictly(bytes, 0, StandardCharsets.UTF_8).or(() -> strictly(bytes, 0, Charset.forName("GB18030")))
			.orElseThrow(() -> new UnreadableTable(FaultCode.FILE_ENCODING));
	}

	/**
	 * Whether UTF-16 without mark was read the right way round: otherwise digits and
	 * separators become characters that no ledger holds.
	 */
	private static boolean telling(String text) {
		long known = text.chars()
			.filter((c) -> (c >= ' ' && c <= '~') || c == '\t' || c == '\n' || c == '\r' || (c >= 0x3000 && c <= 0x303f)
					|| (c >= 0x3400 && c <= 0x9fff) || (c >= 0xff00 && c <= 0xffef))
			.count();
		return text.lines().limit(2).count() == 2 && known >= text.length() * 0.95;
	}

	private static boolean starts(byte[] bytes, int... mark) {
		for (int i = 0; i < mark.length; i++) {
			if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
				return false;
			}
		}
		return true;
	}

	private static Optional<String> strictly(byte[] bytes, int offset, Charset charset) {
		try {
			return Optional.of(charset.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset))
				.toString());
		}
		catch (CharacterCodingException ex) {
			return Optional.empty();
		}
	}

}
