package cn.juanzong.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * S3Proxy over a local folder, in a JVM of its own: its libraries stay off our class
 * path, and a kill of the application does not tear a write apart.
 */
public final class S3Endpoint implements EmbeddedPart {

	private static final Duration START = Duration.ofMinutes(5);

	private static final Duration STOP = Duration.ofSeconds(10);

	/**
	 * S3Proxy writes {@code <key>-<random UUID>} beside the key and renames it. No key of
	 * ours ends like that: see the object keys' forms in the storage package.
	 */
	private static final Pattern TEMPORARY = Pattern.compile(".+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	/** What the endpoint knows of an upload in parts, until its parts are joined. */
	private static final Pattern UPLOAD = Pattern
		.compile("\\.s3proxy-mpu-stub-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final Path folder;

	private final Path objects;

	private final Path running;

	private final Programs programs;

	private @Nullable ChildProcess process;

	private @Nullable URI uri;

	public S3Endpoint(Path home, Programs programs) {
		this.folder = home.resolve("s3");
		this.objects = this.folder.resolve("objects");
		this.running = this.folder.resolve("running");
		this.programs = programs;
	}

	@Override
	public void endOrphans() {
		ChildProcess.endOrphans("java", token(), STOP);
	}

	private String token() {
		return "-Djuanzong.standalone.part=" + this.folder;
	}

	@Override
	public Map<String, String> launch(int port) {
		Path jar = this.programs.s3proxy();
		OwnerOnly.folder(this.folder);
		OwnerOnly.folder(this.objects);
		String accessKey = OwnerOnly.secret(this.folder.resolve("access-key"));
		String secretKey = OwnerOnly.secret(this.folder.resolve("secret-key"));
		this.uri = Loopback.uri(port);
		Path settings = this.folder.resolve("s3proxy.properties");
		OwnerOnly.write(settings, """
				s3proxy.authorization=aws-v4
				s3proxy.endpoint=%s
				s3proxy.identity=%s
				s3proxy.credential=%s
				jclouds.provider=filesystem
				jclouds.filesystem.basedir=%s
				""".formatted(this.uri, accessKey, secretKey, this.objects.toString().replace("\\", "\\\\")));
		sweepAfterKill();
		this.process = ChildProcess.start("S3Proxy",
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), token(), "-Xms32m",
						"-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-jar", jar.toString(),
						"--properties", settings.toString()),
				Map.of("LOG_LEVEL", "warn"), this.folder);
		return Map.of("juanzong.storage.endpoint", this.uri.toString(), "juanzong.storage.access-key", accessKey,
				"juanzong.storage.secret-key", secretKey, "juanzong.storage.local-folder", this.objects.toString());
	}

	/**
	 * A half-written object stays behind as a listed file when the endpoint is killed.
	 */
	private void sweepAfterKill() {
		try {
			if (Files.exists(this.running)) {
				try (Stream<Path> files = Files.walk(this.objects)) {
					files.filter((file) -> temporary(file.getFileName().toString()) && Files.isRegularFile(file))
						.forEach(S3Endpoint::delete);
				}
			}
			Files.writeString(this.running, "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static boolean temporary(String name) {
		return TEMPORARY.matcher(name).matches() && !UPLOAD.matcher(name).matches();
	}

	private static void delete(Path file) {
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void await() {
		URI endpoint = Objects.requireNonNull(this.uri);
		Objects.requireNonNull(this.process).await(() -> Loopback.status(endpoint) > 0, START);
	}

	@Override
	public CompletableFuture<?> ended() {
		return Objects.requireNonNull(this.process).ended();
	}

	@Override
	public void stop() {
		if (this.process != null) {
			this.process.stop(STOP);
			delete(this.running);
		}
	}

}
