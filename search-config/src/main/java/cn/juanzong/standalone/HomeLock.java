package cn.juanzong.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import cn.juanzong.standalone.part.StandaloneUnavailable;

/**
 * Makes sure that the embedded parts of a data folder are run by one process. The
 * operating system lets go of it when the process ends, however it ends.
 */
final class HomeLock implements AutoCloseable {

	private final FileChannel channel;

	private HomeLock(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Takes the lock.
	 * @param home the data folder
	 * @return the lock, held until it is closed
	 * @throws StandaloneUnavailable if another process holds it
	 */
	static HomeLock take(Path home) {
		Path file = home.resolve("standalone.lock");
		try {
			FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE);
			if (!locked(channel)) {
				channel.close();
				String holder = Files.readString(file).strip();
				throw new StandaloneUnavailable(
						"The data folder " + home + " is in use by a running Juanzong (process " + holder + ").",
						"Stop that process, or choose another data folder with juanzong.home (JUANZONG_HOME). "
								+ "A further process beside it takes its connections from "
								+ home.resolve("connections.properties") + ".");
			}
			channel.truncate(0);
			channel.write(StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
			return new HomeLock(channel);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean locked(FileChannel channel) throws IOException {
		try {
			FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
			return lock != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		try {
			this.channel.truncate(0);
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
