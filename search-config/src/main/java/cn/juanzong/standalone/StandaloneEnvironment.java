package cn.juanzong.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Set;

import cn.juanzong.standalone.part.Part;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the parts that have no configured connection and connects the application with
 * them through properties, so that nothing else can tell them from outside services.
 */
class StandaloneEnvironment implements EnvironmentPostProcessor, Ordered {

	private final DeferredLogFactory logs;

	StandaloneEnvironment(DeferredLogFactory logs) {
		this.logs = logs;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Set<Part> wanted = Part.notConfigured(environment::getProperty);
		if (wanted.isEmpty() || !environment.getProperty(Connections.ENABLED, Boolean.class, true)) {
			return;
		}
		Path home = Path.of(environment.getProperty(Connections.HOME, Connections.DEFAULT_HOME));
		Path programs = Path.of(environment.getProperty(Connections.PROGRAMS, Connections.DEFAULT_PROGRAMS));
		Standalone standalone = Standalone.at(home, programs, this.logs.getLog(Standalone.class));
		standalone.closeAfterContexts();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("standalone", new LinkedHashMap<>(standalone.start(wanted))));
	}

}
