package cn.juanzong.standalone.part;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL and Elasticsearch refuse to run as root. Where we are root they run in a
 * user namespace that maps root to an ordinary id, so that the files need no other owner;
 * where namespaces are forbidden they run as {@code nobody}, who is given the folder.
 */
public enum OrdinaryUser {

	ALREADY {
		@Override
		List<String> prefix() {
			return List.of();
		}
	},

	NAMESPACE {
		@Override
		List<String> prefix() {
			return List.of("unshare", "--user", "--map-user=1000", "--map-group=1000");
		}
	},

	NOBODY {
		@Override
		List<String> prefix() {
			return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
		}
	};

	/**
	 * What has to precede a command.
	 */
	abstract List<String> prefix();

	/**
	 * Makes the files of a part accessible.
	 * @param folder the folder that the part writes
	 */
	void own(Path folder) {
		if (this == NOBODY) {
			run(List.of("chown", "-R", "65534:65534", folder.toString()));
		}
	}

	public static OrdinaryUser here() {
		if (!root()) {
			return ALREADY;
		}
		for (OrdinaryUser candidate : List.of(NAMESPACE, NOBODY)) {
			if (run(concat(candidate.prefix(), List.of("true")))) {
				return candidate;
			}
		}
		throw new StandaloneUnavailable(
				"PostgreSQL and Elasticsearch do not run as root, "
						+ "and this system allows root neither a user namespace nor another user id.",
				"Start as an ordinary user, or configure connections to outside services.");
	}

	private static boolean root() {
		Path self = Path.of("/proc/self");
		try {
			return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean run(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(new File("/dev/null"))
				.start();
			return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static List<String> concat(List<String> first, List<String> second) {
		return Stream.concat(first.stream(), second.stream()).toList();
	}

}
