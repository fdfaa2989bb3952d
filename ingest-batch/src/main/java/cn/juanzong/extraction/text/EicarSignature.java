package cn.juanzong.extraction.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The EICAR test signature. Recognising it shows where a scanner's verdict would take
 * effect; it is not protection against malware, and nothing else is recognised.
 */
final class EicarSignature {

	// in two halves, lest a scanner takes this class for the test file
	private static final byte[] SIGNATURE = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$"
			+ "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
		.getBytes(StandardCharsets.US_ASCII);

	static final int LENGTH = SIGNATURE.length;

	private EicarSignature() {
	}

	static boolean startsWith(byte[] head, int length) {
		return length >= LENGTH && Arrays.equals(head, 0, LENGTH, SIGNATURE, 0, LENGTH);
	}

}
