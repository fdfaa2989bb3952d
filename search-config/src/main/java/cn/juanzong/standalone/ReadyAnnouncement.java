package cn.juanzong.standalone;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Says where the application runs and where its data lies. Comes before the other
 * listeners, so that what they have to add, such as how to sign in, stands below it.
 */
class ReadyAnnouncement implements ApplicationListener<ApplicationReadyEvent>, Ordered {

	private static final Log log = LogFactory.getLog(ReadyAnnouncement.class);

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		Environment environment = event.getApplicationContext().getEnvironment();
		String port = environment.getProperty("local.server.port");
		String where = (port != null) ? "http://localhost:" + port : "as a worker without web pages";
		Path home = Path.of(environment.getProperty(Connections.HOME, Connections.DEFAULT_HOME)).toAbsolutePath();
		long seconds = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()).toSeconds();
		log.info("Juanzong runs: " + where + " (ready after " + seconds + " s)");
		log.info("Data folder: " + home.normalize());
	}

}
