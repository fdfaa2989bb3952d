package cn.juanzong.records.accession;

import cn.juanzong.storage.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * A SHA-256 whose state can be written down between two bytes and taken up again by
 * another process: what the JDK's own cannot do.
 */
final class RunningDigest {

	private final SHA256Digest digest;

	RunningDigest() {
		this.digest = new SHA256Digest();
	}

	RunningDigest(byte[] state) {
		this.digest = new SHA256Digest(state);
	}

	void update(byte[] buffer, int offset, int length) {
		this.digest.update(buffer, offset, length);
	}

	/** The state so far, about 120 bytes at most. */
	byte[] state() {
		return this.digest.getEncodedState();
	}

	/** The digest of all bytes so far; afterwards this object starts anew. */
	Digest value() {
		byte[] value = new byte[this.digest.getDigestSize()];
		this.digest.doFinal(value, 0);
		return Digest.of(value);
	}

}
