package cn.juanzong.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time of a process and all its children, those that have ended included.
 */
final class ProcessorTime {

	/**
	 * Fields of {@code /proc/<pid>/stat} after the command: utime, stime, cutime, cstime.
	 */
	private static final int FIRST = 11;

	private static final double TICKS_PER_SECOND = 100;

	private ProcessorTime() {
	}

	/**
	 * Reads what a process and its descendants have used so far.
	 * @param process the process
	 * @return seconds, 0 for a process that is gone
	 */
	static double secondsOf(ProcessHandle process) {
		return own(process) + process.children().mapToDouble(ProcessorTime::secondsOf).sum();
	}

	private static double own(ProcessHandle process) {
		try {
			String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			long ticks = 0;
			for (int i = FIRST; i < FIRST + 4; i++) {
				ticks += Long.parseLong(fields[i]);
			}
			return ticks / TICKS_PER_SECOND;
		}
		catch (IOException ex) {
			return process.info().totalCpuDuration().map((time) -> time.toMillis() / 1000.0).orElse(0.0);
		}
	}

}
