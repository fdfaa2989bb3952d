package cn.juanzong.records.upload;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import cn.juanzong.extraction.TransportStream;
import org.apache.tika.Tika;

/**
 * What the first bytes of a file tell before it is sent.
 *
 * @param mediaType its type, by content where known, else by its name
 * @param camera whether a camera or a phone took it
 * @param text its first words, empty unless it is plain text
 */
record FirstBytes(String mediaType, boolean camera, String text) {

	private static final Tika TIKA = new Tika();

	private static final String EXIF = "Exif\0\0";

	private static final int MAKER = 0x010f;

	private static final int MODEL = 0x0110;

	/**
	 * Looks at them.
	 * @param fileName the name of the file
	 * @param head its first bytes, perhaps none
	 * @return what they tell
	 */
	static FirstBytes of(String fileName, byte[] head) {
		String type = type(fileName, head);
		boolean phone = type.equals("image/heic") || type.equals("image/heif");
		return new FirstBytes(type, phone || (type.equals("image/jpeg") && named(head)),
				type.startsWith("text/") ? text(head) : "");
	}

	private static String type(String fileName, byte[] head) {
		if (TransportStream.startsWith(head, head.length)) {
			return TransportStream.TYPE.toString();
		}
		String type = (head.length > 0) ? TIKA.detect(head, fileName) : TIKA.detect(fileName);
		String name = fileName.toLowerCase(Locale.ROOT);
		if (type.equals("application/mp4") || type.contains("realmedia")) {
			return "video/" + type.substring(type.indexOf('/') + 1);
		}
		// a presentation of WPS looks like any old Office file
		return (name.endsWith(".dps") && type.contains("msoffice")) ? "application/vnd.ms-powerpoint" : type;
	}

	/** Whether the maker or model of a camera is written in the picture. */
	private static boolean named(byte[] head) {
		int exif = new String(head, StandardCharsets.ISO_8859_1).indexOf(EXIF);
		if (exif < 0) {
			return false;
		}
		try {
			ByteBuffer tags = ByteBuffer.wrap(head, exif + EXIF.length(), head.length - exif - EXIF.length()).slice();
			tags.order((tags.getShort() == 0x4949) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			tags.position(4);
			tags.position(tags.getInt());
			for (int left = tags.getShort(); left > 0; left--) {
				int tag = tags.getShort();
				if (tag == MAKER || tag == MODEL) {
					return true;
				}
				tags.position(tags.position() + 10);
			}
			return false;
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			// cut off, or not what it says it is
			return false;
		}
	}

	/** UTF-8, whose last character may be cut off, else what Windows writes here. */
	private static String text(byte[] head) {
		String text = new String(head, StandardCharsets.UTF_8);
		int strange = text.indexOf('\ufffd');
		return (strange < 0 || strange >= text.length() - 3) ? text : new String(head, Charset.forName("GB18030"));
	}

}
