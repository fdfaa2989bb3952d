package cn.juanzong.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Forces what a store on this machine has written onto the disk, file and directories,
 * because the embedded endpoint itself never does.
 */
final class LocalFlush {

	private final @Nullable Path bucket;

	LocalFlush(@Nullable Path folder, String bucket) {
		this.bucket = (folder != null) ? folder.resolve(bucket).toAbsolutePath() : null;
	}

	/** Flushes an object that the store has acknowledged. */
	void object(ObjectKey key) {
		if (this.bucket != null) {
			flush(this.bucket, this.bucket.resolve(key.value()));
		}
	}

	/**
	 * Flushes a part that the store has acknowledged. The endpoint keeps parts as files
	 * {@code .mpus-<upload>-<key>-<number>}.
	 */
	void part(ObjectKey key, String uploadId, int number) {
		if (this.bucket != null) {
			flush(this.bucket, this.bucket.resolve(".mpus-" + uploadId + "-" + key.value() + "-" + number));
		}
	}

	private static void flush(Path bucket, Path file) {
		try {
			for (Path path : withParents(bucket, file)) {
				// a directory may only be opened for reading, which is enough to flush it
				try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
					channel.force(true);
				}
			}
		}
		catch (IOException ex) {
			throw new StoreUnavailable("Cannot flush what the store has written", ex);
		}
	}

	private static List<Path> withParents(Path bucket, Path file) {
		return Stream.iterate(file, (path) -> path != null && path.startsWith(bucket), Path::getParent).toList();
	}

	/** Whether the folder is there, for the health page. */
	boolean reachable() {
		return this.bucket == null || Files.isDirectory(this.bucket);
	}

}
