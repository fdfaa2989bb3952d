package cn.juanzong;

import cn.juanzong.ingest.IngestHealthCheck;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same jar as a worker without pages, as the README has it. It takes up no work here,
 * so that it leaves other tests theirs.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = { "juanzong.worker.enabled=false",
		"juanzong.county.enabled=false", "juanzong.search.uri=http://127.0.0.1:9" })
class WorkerWithoutPagesIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private IngestHealthCheck ingest;

	@Test
	void startsWithoutPages() {
		assertThat(this.context).isNotInstanceOf(WebApplicationContext.class);
		assertThat(this.ingest.check().waiting()).isNotNegative();
	}

}
