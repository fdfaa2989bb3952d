package cn.juanzong.records.accession;

import java.security.MessageDigest;
import java.util.Random;

import cn.juanzong.storage.Digest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunningDigestTests {

	@Test
	void isTheSameHoweverOftenItIsWrittenDownAndTakenUpAgain() throws Exception {
		Random random = new Random(1);
		byte[] bytes = new byte[100_000];
		random.nextBytes(bytes);
		RunningDigest digest = new RunningDigest();
		for (int at = 0; at < bytes.length;) {
			int length = Math.min(bytes.length - at, random.nextInt(3000));
			digest.update(bytes, at, length);
			at += length;
			digest = new RunningDigest(digest.state());
		}
		assertThat(digest.value()).isEqualTo(Digest.of(MessageDigest.getInstance("SHA-256").digest(bytes)));
	}

}
