package cn.juanzong.ingest;

import java.nio.charset.StandardCharsets;

/** Hides a text from whoever looks for it, no more. */
class TestCipher implements FieldCipher {

	@Override
	public byte[] encrypt(String clear) {
		return turned(clear.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String decrypt(byte[] encrypted) {
		return new String(turned(encrypted), StandardCharsets.UTF_8);
	}

	private static byte[] turned(byte[] bytes) {
		byte[] turned = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			turned[i] = (byte) (bytes[i] ^ 0xff);
		}
		return turned;
	}

}
