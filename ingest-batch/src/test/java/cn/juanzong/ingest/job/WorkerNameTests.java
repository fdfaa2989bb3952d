package cn.juanzong.ingest.job;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerNameTests {

	@Test
	void aNameSurvivesItsWrittenForm() {
		WorkerName own = WorkerName.ofThisProcess();
		assertThat(WorkerName.parse(own.toString())).contains(own);
		assertThat(WorkerName.parse("readers")).isEmpty();
	}

	@Test
	void onlyAProcessOfThisMachineIsKnownToBeGone() {
		WorkerName own = WorkerName.ofThisProcess();
		assertThat(own.isGoneFromHere()).isFalse();
		assertThat(new WorkerName(own.machine(), own.pid(), own.startedAt() - 1).isGoneFromHere()).isTrue();
		assertThat(new WorkerName("0123456789ab", own.pid(), 1).isGoneFromHere()).isFalse();
	}

}
