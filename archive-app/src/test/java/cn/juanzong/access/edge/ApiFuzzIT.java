package cn.juanzong.access.edge;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApiFuzzIT {

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Test
	void malformedRequestsAreRefusedWithoutTellingAnything() {
		Map<Integer, Integer> answers = new Fuzzing(this.context, this.port, 20261126).run(600);
		assertThat(answers).as("%s", answers).containsKeys(200, 400, 401, 404, 405);
	}

}
