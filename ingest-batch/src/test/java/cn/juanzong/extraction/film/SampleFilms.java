package cn.juanzong.extraction.film;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes films of a test picture with the same ffmpeg that reads them.
 */
public final class SampleFilms {

	private SampleFilms() {
	}

	public static Path film(Path file, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(MediaPrograms.ffmpeg(), "-v", "error", "-y", "-f", "lavfi", "-i",
				"testsrc=size=640x360:rate=10:duration=4", "-c:v", "mpeg4", "-metadata",
				"creation_time=2026-03-01T01:30:00Z"));
		command.addAll(List.of(options));
		command.add(file.toString());
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("LD_LIBRARY_PATH", MediaPrograms.folder().getPath());
		Process process = builder.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException(said);
		}
		return file;
	}

}
