package cn.juanzong.ingest.job;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import cn.juanzong.ingest.job.Patience.StopRequested;
import cn.juanzong.storage.StoreUnavailable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PatienceTests {

	private final Patience patience = new Patience();

	@Test
	void whatIsAwayIsAskedAgain() {
		AtomicInteger calls = new AtomicInteger();
		String answer = this.patience.insist(() -> {
			if (calls.incrementAndGet() < 3) {
				throw new StoreUnavailable("away", new IOException());
			}
			return "there";
		});
		assertThat(answer).isEqualTo("there");
		assertThat(calls).hasValue(3);
	}

	@Test
	void anErrorOfOurOwnIsNotRepeated() {
		AtomicInteger calls = new AtomicInteger();
		assertThatThrownBy(() -> this.patience.insist(() -> {
			calls.incrementAndGet();
			throw new IllegalStateException();
		})).isInstanceOf(IllegalStateException.class);
		assertThat(calls).hasValue(1);
	}

	@Test
	void waitingEndsWithTheProcess() {
		this.patience.stop();
		assertThatThrownBy(() -> this.patience.insist(() -> {
			throw new StoreUnavailable("away", new IOException());
		})).isInstanceOf(StopRequested.class);
	}

}
