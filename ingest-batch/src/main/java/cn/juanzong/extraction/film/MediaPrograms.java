package cn.juanzong.extraction.film;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.bytedeco.javacpp.Loader;

/**
 * Where the executables and their libraries are: unpacked once from the class path into
 * the user's cache. They are unpacked as a folder, since the loader's own way leaves out
 * libraries that only the executables need.
 */
final class MediaPrograms {

	static final String VERSION = "ffmpeg-8.1.2";

	private static final File FOLDER = unpack();

	private MediaPrograms() {
	}

	private static File unpack() {
		try {
			String platform = "/org/bytedeco/ffmpeg/" + Loader.getPlatform();
			File folder = Loader.cacheResource(platform + "/");
			if (folder == null) {
				throw new IOException("No media tools for " + Loader.getPlatform());
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static File folder() {
		return FOLDER;
	}

	static String ffprobe() {
		return program("ffprobe");
	}

	static String ffmpeg() {
		return program("ffmpeg");
	}

	private static String program(String name) {
		File program = new File(FOLDER, Loader.getPlatform().startsWith("windows") ? name + ".exe" : name);
		if (!program.canExecute() && !program.setExecutable(true)) {
			throw new IllegalStateException(program + " cannot be made executable");
		}
		return program.getPath();
	}

}
