package cn.juanzong.ledger.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import cn.juanzong.ledger.FaultCode;

/**
 * A file that should hold a table. What it is, is decided by its bytes, never by its
 * name.
 */
public final class TableFile {

	/** Largest file, bytes. */
	public static final int MAX_BYTES = 50 * 1024 * 1024;

	private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

	private TableFile() {
	}

	/**
	 * Reads the table.
	 * @param name the name of a sheet where the format knows none
	 * @param bytes the file
	 * @param handler receives sheets and rows
	 * @return why the file cannot be read, or could not be read to its end; empty if it
	 * was
	 */
	public static Optional<FaultCode> read(String name, byte[] bytes, TableHandler handler) {
		try {
			if (bytes.length == 0) {
				return Optional.of(FaultCode.FILE_EMPTY);
			}
			if (bytes.length > MAX_BYTES) {
				return Optional.of(FaultCode.FILE_TOO_LARGE);
			}
			String start = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
			if (start.startsWith("PK\u0003\u0004")) {
				new WorkbookTable(bytes).read(handler);
			}
			else if (start.startsWith(OLE)) {
				// an encrypted workbook is wrapped into the old container format
				return Optional
					.of(contains(bytes, "EncryptedPackage") ? FaultCode.FILE_ENCRYPTED : FaultCode.FILE_OLD_XLS);
			}
			else {
				new TextTable(bytes).read(name, handler);
			}
			return Optional.empty();
		}
		catch (UnreadableTable ex) {
			return Optional.of(ex.code());
		}
	}

	/** Whether a file that could be read is plain text, whose characters may be wrong. */
	public static boolean text(byte[] bytes) {
		return bytes.length > 1 && !(bytes[0] == 'P' && bytes[1] == 'K');
	}

	/** Searches for a name in the directory of an old container file, UTF-16. */
	private static boolean contains(byte[] bytes, String entry) {
		String all = new String(bytes, StandardCharsets.ISO_8859_1);
		return all.contains(new String(entry.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
	}

}
