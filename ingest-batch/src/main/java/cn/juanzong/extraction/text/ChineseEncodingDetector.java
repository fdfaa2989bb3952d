package cn.juanzong.extraction.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Tells UTF-8 and GB18030 by whether the bytes can be decoded without a fault, which is
 * certain for short lists of names where statistics guess Korean or Cyrillic. Leaves
 * everything else, also UTF-16 and text with a byte order mark, to the detectors after
 * it.
 */
final class ChineseEncodingDetector implements EncodingDetector {

	private static final long serialVersionUID = 1L;

	private static final int SAMPLE = 64 * 1024;

	private static final Charset GB18030 = Charset.forName("GB18030");

	@Override
	public @Nullable Charset detect(@Nullable InputStream input, Metadata metadata) throws IOException {
		if (input == null) {
			return null;
		}
		input.mark(SAMPLE);
		byte[] sample;
		try {
			sample = input.readNBytes(SAMPLE);
		}
		finally {
			input.reset();
		}
		boolean cut = sample.length == SAMPLE;
		if (binary(sample) || ascii(sample)) {
			return null;
		}
		if (decode(sample, StandardCharsets.UTF_8, cut) != null) {
			return StandardCharsets.UTF_8;
		}
		CharBuffer text = decode(sample, GB18030, cut);
		return (text != null && plausible(text)) ? GB18030 : null;
	}

	private static boolean binary(byte[] sample) {
		for (byte value : sample) {
			if (value == 0) {
				return true;
			}
		}
		return false;
	}

	private static boolean ascii(byte[] sample) {
		for (byte value : sample) {
			if (value < 0) {
				return false;
			}
		}
		return true;
	}

	private static @Nullable CharBuffer decode(byte[] sample, Charset charset, boolean cut) {
		CharsetDecoder decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		CharBuffer text = CharBuffer.allocate(sample.length + 1);
		// a cut sample may end within a character: that is not a fault
		CoderResult result = decoder.decode(ByteBuffer.wrap(sample), text, !cut);
		try {
			if (result.isError()) {
				result.throwException();
			}
		}
		catch (CharacterCodingException ex) {
			return null;
		}
		return text.flip();
	}

	/** Mostly ideographs among what is not ASCII: other double-byte text is not. */
	private static boolean plausible(CharBuffer text) {
		int chinese = 0;
		int other = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x4e00 && c <= 0x9fff || c >= 0x3000 && c <= 0x303f || c >= 0xff00 && c <= 0xffef) {
				chinese++;
			}
			else if (c > 0x7f) {
				other++;
			}
		}
		return chinese > 0 && chinese >= 4 * other;
	}

}
