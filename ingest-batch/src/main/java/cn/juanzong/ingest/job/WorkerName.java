package cn.juanzong.ingest.job;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a worker process: machine, process id and start. A successor on the same
 * machine can tell from it that a process is gone and need not wait for its lease.
 *
 * @param machine names a running kernel and its process id space
 * @param pid the process id
 * @param startedAt when the process started, milliseconds
 */
public record WorkerName(String machine, long pid, long startedAt) {

	private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})-([0-9]+)-([0-9]+)");

	private static final WorkerName OWN = own();

	/** The name of this process. */
	public static WorkerName ofThisProcess() {
		return OWN;
	}

	/**
	 * Reads a name.
	 * @param text what {@link #toString()} made
	 * @return the name, or nothing if it is none
	 */
	public static Optional<WorkerName> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches() ? Optional
			.of(new WorkerName(matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
				: Optional.empty();
	}

	/** Whether this names a process of this machine that no longer runs. */
	public boolean isGoneFromHere() {
		return OWN.machine.equals(this.machine)
				&& ProcessHandle.of(this.pid).filter((process) -> startOf(process) == this.startedAt).isEmpty();
	}

	private static WorkerName own() {
		ProcessHandle self = ProcessHandle.current();
		return new WorkerName(machineHere(), self.pid(), startOf(self));
	}

	private static long startOf(ProcessHandle process) {
		return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
	}

	private static String machineHere() {
		String id;
		try {
			// the boot and the process id space: containers of one machine differ in the
			// second
			id = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
					+ Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
		}
		catch (IOException | UnsupportedOperationException ex) {
			id = hostName();
		}
		return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "").substring(0, 12);
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (IOException ex) {
			return UUID.randomUUID().toString();
		}
	}

	@Override
	public String toString() {
		return this.machine + "-" + this.pid + "-" + this.startedAt;
	}

}
