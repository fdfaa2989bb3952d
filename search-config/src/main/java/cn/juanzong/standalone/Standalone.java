package cn.juanzong.standalone;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import cn.juanzong.standalone.part.ElasticsearchNode;
import cn.juanzong.standalone.part.EmbeddedPart;
import cn.juanzong.standalone.part.OrdinaryUser;
import cn.juanzong.standalone.part.OwnerOnly;
import cn.juanzong.standalone.part.Part;
import cn.juanzong.standalone.part.PostgresServer;
import cn.juanzong.standalone.part.Programs;
import cn.juanzong.standalone.part.S3Endpoint;
import cn.juanzong.standalone.part.StandaloneUnavailable;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;

/**
 * The embedded parts of one data folder. All contexts of a JVM share them; they are
 * stopped when the JVM ends, after all application contexts, so that connection pools
 * close before the servers they are connected to.
 */
final class Standalone implements AutoCloseable {

	private static final Map<Path, Standalone> OPEN = new ConcurrentHashMap<>();

	private final Path home;

	private final Programs programs;

	private final Log log;

	private final Map<Part, EmbeddedPart> parts = new EnumMap<>(Part.class);

	private final Map<Part, Map<String, String>> connections = new EnumMap<>(Part.class);

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "standalone");
		thread.setDaemon(true);
		return thread;
	});

	private final Supervision supervision;

	private final AtomicBoolean closedBySpring = new AtomicBoolean();

	private @Nullable HomeLock lock;

	private @Nullable OrdinaryUser user;

	private Standalone(Path home, Programs programs, Log log) {
		this.home = home;
		this.programs = programs;
		this.log = log;
		this.supervision = new Supervision(this.threads, log);
	}

	/**
	 * The parts of a folder, shared by everybody in this JVM.
	 * @param home the data folder
	 * @param programs where Elasticsearch and S3Proxy lie
	 * @param log receives the phases of the start
	 * @return the parts, none of them started yet unless somebody else did
	 */
	static Standalone at(Path home, Path programs, Log log) {
		return OPEN.computeIfAbsent(home.toAbsolutePath().normalize(), (folder) -> {
			Standalone standalone = new Standalone(folder, new Programs(programs.toAbsolutePath().normalize()), log);
			Runtime.getRuntime().addShutdownHook(new Thread(standalone::closeUnlessSpringDoes, "standalone"));
			return standalone;
		});
	}

	/**
	 * Leaves stopping the parts to Spring Boot, which closes all application contexts
	 * before it does so. Without this call the parts stop with the JVM.
	 */
	void closeAfterContexts() {
		if (this.closedBySpring.compareAndSet(false, true)) {
			SpringApplication.getShutdownHandlers().add(this::close);
		}
	}

	private void closeUnlessSpringDoes() {
		if (!this.closedBySpring.get()) {
			close();
		}
	}

	/**
	 * Starts what does not run yet: waits for the database and the store, not for the
	 * search engine.
	 * @param wanted the parts needed
	 * @return the properties that connect the application with them
	 * @throws StandaloneUnavailable if one cannot run here
	 */
	synchronized Map<String, String> start(Set<Part> wanted) {
		if (this.lock == null) {
			OwnerOnly.folder(this.home);
			this.lock = HomeLock.take(this.home);
			this.user = OrdinaryUser.here();
		}
		OrdinaryUser runAs = Objects.requireNonNull(this.user);
		Map<Part, CompletableFuture<Map<String, String>>> starting = new EnumMap<>(Part.class);
		Ports ports = new Ports(this.home);
		for (Part part : wanted) {
			if (!this.parts.containsKey(part)) {
				EmbeddedPart embedded = embedded(part, runAs);
				this.parts.put(part, embedded);
				starting.put(part, CompletableFuture.supplyAsync(() -> start(part, embedded, ports), this.threads));
			}
		}
		starting.forEach(this::finish);
		if (!starting.isEmpty()) {
			remember();
		}
		Map<String, String> properties = new TreeMap<>();
		wanted.forEach((part) -> properties.putAll(this.connections.getOrDefault(part, Map.of())));
		return properties;
	}

	private void finish(Part part, CompletableFuture<Map<String, String>> properties) {
		try {
			this.connections.put(part, join(properties));
		}
		catch (RuntimeException ex) {
			EmbeddedPart failed = this.parts.remove(part);
			if (failed != null) {
				failed.stop();
			}
			throw ex;
		}
	}

	/**
	 * Waits until a started part answers.
	 * @param part the part
	 */
	void await(Part part) {
		EmbeddedPart embedded;
		synchronized (this) {
			embedded = Objects.requireNonNull(this.parts.get(part));
		}
		embedded.await();
	}

	private EmbeddedPart embedded(Part part, OrdinaryUser runAs) {
		return switch (part) {
			case DATABASE -> new PostgresServer(this.home, runAs);
			case SEARCH -> new ElasticsearchNode(this.home, this.programs, runAs);
			case STORAGE -> new S3Endpoint(this.home, this.programs);
		};
	}

	private Map<String, String> start(Part part, EmbeddedPart embedded, Ports ports) {
		long began = System.nanoTime();
		embedded.endOrphans();
		int port = ports.claim(part);
		Map<String, String> properties = embedded.launch(port);
		if (part == Part.SEARCH) {
			this.threads.execute(() -> reportReady(part, embedded, port, began));
		}
		else {
			ready(part, embedded, port, began);
		}
		return properties;
	}

	private void reportReady(Part part, EmbeddedPart embedded, int port, long began) {
		try {
			ready(part, embedded, port, began);
		}
		catch (StandaloneUnavailable ex) {
			this.log.error(ex.getMessage() + " " + ex.remedy());
		}
	}

	private void ready(Part part, EmbeddedPart embedded, int port, long began) {
		embedded.await();
		double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
		this.log.info(String.format(Locale.ROOT, "%s ready after %.1f s", part.title(), seconds));
		this.supervision.watch(part, embedded, port);
	}

	/**
	 * A further process, such as a worker, imports this file to use the same parts.
	 */
	private void remember() {
		Properties properties = new Properties();
		this.connections.values().forEach(properties::putAll);
		StringWriter text = new StringWriter();
		try {
			properties.store(text, "Connections of the running embedded parts");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		OwnerOnly.write(this.home.resolve("connections.properties"), text.toString());
	}

	private static <T> T join(CompletableFuture<T> future) {
		try {
			return future.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
	}

	/**
	 * Stops the parts.
	 */
	@Override
	public synchronized void close() {
		OPEN.remove(this.home, this);
		this.supervision.end();
		this.parts.values()
			.stream()
			.map((part) -> CompletableFuture.runAsync(() -> this.supervision.stop(part), this.threads))
			.toList()
			.forEach(Standalone::join);
		this.parts.clear();
		this.connections.clear();
		this.threads.shutdownNow();
		if (this.lock != null) {
			this.lock.close();
			this.lock = null;
		}
	}

}
