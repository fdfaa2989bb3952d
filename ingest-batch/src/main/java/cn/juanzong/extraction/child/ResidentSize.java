package cn.juanzong.extraction.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory a process really holds. A heap limit does not bound what native
 * libraries take.
 */
final class ResidentSize {

	private ResidentSize() {
	}

	/**
	 * Reads the resident size from {@code /proc}.
	 * @param pid the process
	 * @return bytes, or 0 where the system does not tell
	 */
	static long of(long pid) {
		try {
			for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
				if (line.startsWith("VmRSS:")) {
					return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
				}
			}
		}
		catch (IOException ex) {
			return 0;
		}
		return 0;
	}

}
