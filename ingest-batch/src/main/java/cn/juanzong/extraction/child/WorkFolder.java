package cn.juanzong.extraction.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder below which this process gives each reader a place for temporary files. A
 * lock tells living owners from killed ones, so leftovers of the latter are swept by
 * whoever starts next; process ids would not do, since containers share them.
 */
final class WorkFolder implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);

	private static final String LOCK = "lock";

	private final Path own;

	private final FileChannel channel;

	private WorkFolder(Path own, FileChannel channel) {
		this.own = own;
		this.channel = channel;
	}

	static WorkFolder open(Path parent) {
		try {
			Files.createDirectories(parent);
			sweep(parent);
			Path own = Files.createDirectory(parent.resolve(UUID.randomUUID().toString()));
			FileChannel channel = FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			channel.lock();
			return new WorkFolder(own, channel);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void sweep(Path parent) throws IOException {
		List<Path> folders;
		try (Stream<Path> children = Files.list(parent)) {
			folders = children.filter((child) -> Files.exists(child.resolve(LOCK))).toList();
		}
		for (Path folder : folders) {
			if (abandoned(folder)) {
				delete(folder);
			}
		}
	}

	private static boolean abandoned(Path folder) {
		try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE); @Nullable
		FileLock lock = channel.tryLock()) {
			return lock != null;
		}
		catch (IOException | OverlappingFileLockException ex) {
			return false;
		}
	}

	/**
	 * A new empty folder for one reader.
	 * @return the folder
	 */
	Path forReader() {
		try {
			return Files.createTempDirectory(this.own, "reader");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			log.debug("Lock of {} not released", this.own);
		}
		delete(this.own);
	}

	static void delete(Path folder) {
		try {
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					Files.delete(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
					Files.delete(dir);
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			log.debug("{} not swept: {}", folder, ex.getClass().getSimpleName());
		}
	}

}
