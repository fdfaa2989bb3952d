package cn.juanzong.storage;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DigestTests {

	/** The first example of FIPS 180-4. */
	private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	@Test
	void isTheSha256OfTheContent() {
		Digest digest = Digest.ofContent("abc".getBytes(StandardCharsets.US_ASCII));
		assertThat(digest).hasToString(ABC);
		assertThat(Digest.of(digest.bytes())).isEqualTo(digest);
	}

	@Test
	void takesNothingElseForADigest() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Digest(ABC.substring(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> new Digest(ABC.toUpperCase(Locale.ROOT)));
		assertThatIllegalArgumentException().isThrownBy(() -> new Digest(ABC + "0"));
	}

}
