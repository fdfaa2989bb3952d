package cn.juanzong.ingest.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;

import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectMissing;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoreUnavailable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Copies of the objects in hand, below {@code ${juanzong.home}/work}, in a folder for
 * each process and batch. The digest is checked while the bytes pass. Nothing here
 * outlives its use: what a dead process left is swept at the next start.
 */
@Component
public class WorkFiles {

	private static final int BUFFER = 64 * 1024;

	private final ObjectStore store;

	private final Path root;

	private final long largest;

	WorkFiles(ObjectStore store, IngestLimits limits, @Value("${juanzong.home:.data}") Path home) {
		this.store = store;
		this.root = home.toAbsolutePath().resolve("work");
		this.largest = limits.stagedAtMost().toBytes();
	}

	/**
	 * Reads an object through once and keeps a copy where one is of use.
	 * @return the copy, or nothing for a film or a very large object
	 * @throws ContentChanged if these are not the accepted bytes
	 */
	Optional<Path> verify(ClaimedBatch batch, ClaimedObject object) {
		return stage(batch, object, true);
	}

	/**
	 * The copy of a verified object; made again if another process had it.
	 * @return the copy, or nothing for a film or a very large object
	 */
	Optional<Path> of(ClaimedBatch batch, ClaimedObject object) {
		Path file = file(batch, object);
		return Files.exists(file) ? Optional.of(file) : stage(batch, object, false);
	}

	private Optional<Path> stage(ClaimedBatch batch, ClaimedObject object, boolean toTheEnd) {
		if (!toTheEnd && object.sizeBytes() > this.largest && !object.key().sealed()) {
			return Optional.empty();
		}
		try (InputStream content = this.store.open(object.key())) {
			byte[] head = content.readNBytes(FilmSignature.LENGTH);
			// what is encrypted in the store cannot be read there by a child process
			boolean film = !object.key().sealed() && (FilmSignature.matches(head) || object.sizeBytes() > this.largest);
			if (!film) {
				return Optional.of(copy(batch, object, head, content));
			}
			if (toTheEnd) {
				pass(object, head, content, OutputStream.nullOutputStream());
			}
			return Optional.empty();
		}
		catch (ObjectMissing ex) {
			throw new ContentChanged("The store has no such object");
		}
		catch (UncheckedIOException | IOException ex) {
			throw new StoreUnavailable("Reading from the store broke off", ex);
		}
	}

	private Path copy(ClaimedBatch batch, ClaimedObject object, byte[] head, InputStream content) throws IOException {
		Path file = file(batch, object);
		Path unfinished = file.resolveSibling(file.getFileName() + ".part");
		try (OutputStream out = create(unfinished)) {
			pass(object, head, content, out);
		}
		return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	private static OutputStream create(Path file) {
		try {
			Files.createDirectories(file.getParent());
			return Files.newOutputStream(file);
		}
		catch (IOException ex) {
			throw new WorkFolderFull(ex);
		}
	}

	private static void pass(ClaimedObject object, byte[] head, InputStream content, OutputStream out)
			throws IOException {
		MessageDigest sha256 = Digest.running();
		sha256.update(head);
		write(out, head, head.length);
		long size = head.length;
		byte[] buffer = new byte[BUFFER];
		for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
			sha256.update(buffer, 0, read);
			write(out, buffer, read);
			size += read;
		}
		if (size != object.sizeBytes() || !Digest.of(sha256.digest()).equals(object.sha256())) {
			throw new ContentChanged("SHA-256 of the stored bytes is not the accepted one");
		}
	}

	private static void write(OutputStream out, byte[] piece, int length) {
		try {
			out.write(piece, 0, length);
		}
		catch (IOException ex) {
			throw new WorkFolderFull(ex);
		}
	}

	private Path file(ClaimedBatch batch, ClaimedObject object) {
		return folder(batch).resolve(object.id().toString());
	}

	private Path folder(ClaimedBatch batch) {
		return this.root.resolve(WorkerName.ofThisProcess().toString()).resolve(batch.id() + "-" + batch.leaseNo());
	}

	/** Throws the copies of a batch away. */
	public void drop(ClaimedBatch batch) {
		delete(folder(batch));
	}

	/** Throws away what processes left that are gone. */
	public void sweep() {
		if (!Files.isDirectory(this.root)) {
			return;
		}
		try (Stream<Path> folders = Files.list(this.root)) {
			folders
				.filter((folder) -> WorkerName.parse(folder.getFileName().toString())
					.filter(WorkerName::isGoneFromHere)
					.isPresent())
				.forEach(WorkFiles::delete);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path folder) {
		try {
			FileSystemUtils.deleteRecursively(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The store gave other bytes than were accepted, or none. */
	static class ContentChanged extends RuntimeException {

		ContentChanged(String message) {
			super(message);
		}

	}

	/** The work folder does not take what is written to it; later it may. */
	static class WorkFolderFull extends RuntimeException {

		WorkFolderFull(IOException cause) {
			super(cause.getMessage(), cause);
		}

	}

}
