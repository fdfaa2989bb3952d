package cn.juanzong.extraction.film;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.ReaderUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Runs ffprobe and ffmpeg, each time as a process of its own with limits of time and
 * processor time. Only real containers and only the protocol of the source are allowed: a
 * playlist dressed up as a film must not make ffmpeg open other files or addresses.
 */
final class MediaTool {

	private static final String CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,"
			+ "mp3,wav,w64,flac,ogg,aac,amr,aiff,caf,rm,dv,h264,hevc,m4v,mpegtsraw";

	private static final int MAX_OUTPUT = 1 << 20;

	private final Path folder;

	private final Duration limit;

	MediaTool(Path folder, Duration limit) {
		this.folder = folder;
		this.limit = limit;
	}

	/**
	 * A frame wanted.
	 *
	 * @param target where to write it, as JPEG
	 * @param side pixels on the longer side, never enlarged
	 */
	record Size(Path target, int side) {

	}

	/**
	 * How a run ended.
	 *
	 * @param output standard output
	 * @param failure why there is none, if so
	 * @param detail for the operator
	 * @param version of the tool
	 */
	record Outcome(String output, @Nullable Reason failure, String detail, String version) {

	}

	Path temporaryFile() throws IOException {
		Files.createDirectories(this.folder);
		return Files.createTempFile(this.folder, "frame", ".jpg");
	}

	Outcome probe(URI source) {
		List<String> command = new ArrayList<>(List.of(MediaPrograms.ffprobe(), "-hide_banner", "-v", "error"));
		command.addAll(guards(source));
		command.addAll(List.of("-show_format", "-show_streams", "-of", "json", "-i", address(source)));
		return run(command);
	}

	boolean frame(URI source, double second, List<Size> sizes) {
		List<String> command = reading(source);
		command.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", second), "-i", address(source)));
		for (Size size : sizes) {
			command.addAll(List.of("-map", "0:v:0", "-vf", scale(size)));
			command.addAll(picture(size));
		}
		return written(command, sizes);
	}

	/** A still picture that is stored in tiles, put together and turned upright. */
	boolean tiles(URI source, List<Size> sizes) {
		StringBuilder graph = new StringBuilder("[0:g:0]split=" + sizes.size());
		IntStream.range(0, sizes.size()).forEach((each) -> graph.append("[whole" + each + "]"));
		List<String> pictures = new ArrayList<>();
		for (int i = 0; i < sizes.size(); i++) {
			graph.append(";[whole" + i + "]" + scale(sizes.get(i)) + "[scaled" + i + "]");
			pictures.addAll(List.of("-map", "[scaled" + i + "]"));
			pictures.addAll(picture(sizes.get(i)));
		}
		List<String> command = reading(source);
		command.addAll(List.of("-i", address(source), "-filter_complex", graph.toString()));
		command.addAll(pictures);
		return written(command, sizes);
	}

	private List<String> reading(URI source) {
		List<String> command = new ArrayList<>(List.of(MediaPrograms.ffmpeg(), "-hide_banner", "-v", "error",
				"-nostdin", "-y", "-threads", "1", "-timelimit", Long.toString(this.limit.toSeconds() + 1)));
		command.addAll(guards(source));
		return command;
	}

	private static String scale(Size size) {
		return String.format(Locale.ROOT, "scale='if(gte(iw,ih),min(%1$d,iw),-2)':'if(gte(iw,ih),-2,min(%1$d,ih))'",
				size.side());
	}

	private static List<String> picture(Size size) {
		return List.of("-frames:v", "1", "-q:v", "4", "-f", "image2", "-update", "1", "-threads", "1",
				size.target().toString());
	}

	private boolean written(List<String> command, List<Size> sizes) {
		return run(command).failure() == null && sizes.stream().allMatch((size) -> size.target().toFile().length() > 0);
	}

	private static List<String> guards(URI source) {
		List<String> guards = new ArrayList<>(List.of("-format_whitelist", CONTAINERS, "-protocol_whitelist"));
		if ("file".equals(source.getScheme())) {
			guards.add("file");
		}
		else {
			guards.add("http,https,tcp,tls");
			guards.addAll(List.of("-rw_timeout", "20000000"));
		}
		return guards;
	}

	private static String address(URI source) {
		return "file".equals(source.getScheme()) ? "file:" + Path.of(source) : source.toString();
	}

	private Outcome run(List<String> command) {
		try {
			Files.createDirectories(this.folder);
			ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile());
			builder.environment().clear();
			builder.environment().put("LC_ALL", "C.UTF-8");
			builder.environment().put("LD_LIBRARY_PATH", MediaPrograms.folder().getPath());
			Process process = builder.start();
			process.getOutputStream().close();
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()));
			CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()));
			if (!process.waitFor(this.limit.toMillis(), TimeUnit.MILLISECONDS)) {
				process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
				return new Outcome("", Reason.TIMED_OUT, "media tool stopped", MediaPrograms.VERSION);
			}
			if (process.exitValue() != 0) {
				return new Outcome("", reason(errors.join(), process.exitValue()),
						"media tool ended with status " + process.exitValue(), MediaPrograms.VERSION);
			}
			return new Outcome(output.join(), null, "", MediaPrograms.VERSION);
		}
		catch (IOException ex) {
			throw new ReaderUnavailable("The media tool cannot be run", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ReaderUnavailable("Interrupted while a film was read", ex);
		}
	}

	/** The tool tells its reasons only in words. */
	private static Reason reason(String errors, int status) {
		if (status > 128) {
			return Reason.CRASHED;
		}
		if (errors.contains("moov atom not found") || errors.contains("End of file")) {
			return Reason.TRUNCATED;
		}
		if (errors.contains("not on whitelist")) {
			return Reason.UNSUPPORTED;
		}
		return Reason.CORRUPT;
	}

	private static String drain(InputStream stream) {
		try (stream) {
			String text = new String(stream.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
			stream.transferTo(OutputStream.nullOutputStream());
			return text;
		}
		catch (IOException ex) {
			return "";
		}
	}

}
