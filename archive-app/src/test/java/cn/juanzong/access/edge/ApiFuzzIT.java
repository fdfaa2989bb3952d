package cn.juanzong.access.edge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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

	@Test
	void whatIsNoHttpIsAFaultOfTheRequestAndNotOurs() {
		for (String request : List.of("GET / HTTP/9.9\r\nHost: a\r\n\r\n", "GET / junk\r\nHost: a\r\n\r\n",
				"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n",
				"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")) {
			String answer = Fuzzing.send(this.port, request.getBytes(StandardCharsets.ISO_8859_1));
			assertThat(answer).as(request).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("tomcat");
			assertThat(answer.toLowerCase(Locale.ROOT)).as(request).doesNotContain("\nserver:");
		}
	}

}
