package cn.juanzong.records.accession;

import java.time.Duration;

import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PartBuffersTests {

	private static final int PART = 1 << 20;

	private final PartBuffers buffers = new PartBuffers(PART, 3 * PART, Duration.ofMillis(10));

	@Test
	void neverMoreThanTheBudgetIsHeld() {
		byte[] first = this.buffers.take(PART);
		this.buffers.take(PART);
		assertThat(this.buffers.takeSpare()).isNotNull();
		assertThat(this.buffers.takeSpare()).isNull();
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.buffers.take(1))
			.matches((refused) -> refused.reason() == Reason.OVERLOADED);
		this.buffers.giveBack(first);
		assertThat(this.buffers.take(PART)).isSameAs(first);
	}

	@Test
	void smallFilesTakeLittle() {
		for (int n = 0; n < 48; n++) {
			assertThat(this.buffers.take(1000)).hasSize(1000);
		}
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.buffers.take(1000));
	}

}
