package cn.juanzong.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The file that holds the wrapping key, readable by its owner only. It appears whole or
 * not at all, and an existing one is never replaced.
 */
class KeyFile {

	private static final Set<PosixFilePermission> OPEN = EnumSet.of(PosixFilePermission.GROUP_WRITE,
			PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

	private final Path path;

	KeyFile(Path path) {
		this.path = path.toAbsolutePath().normalize();
	}

	Path path() {
		return this.path;
	}

	Optional<LocalWrappingKey> read() {
		// a link that leads nowhere is no reason to make new keys
		if (!Files.exists(this.path) && !Files.isSymbolicLink(this.path)) {
			return Optional.empty();
		}
		try {
			requireClosed();
			return Optional.of(LocalWrappingKey.parse(Files.readString(this.path)));
		}
		catch (IOException ex) {
			throw new KeysUnusable("The key file %s cannot be read".formatted(this.path), ex);
		}
	}

	/**
	 * Writes new keys, unless another process was faster; then its keys are returned.
	 */
	LocalWrappingKey create() {
		LocalWrappingKey keys = LocalWrappingKey.create();
		try {
			Path folder = Objects.requireNonNull(this.path.getParent());
			// the data folder above stays open to the child processes of other users
			Files.createDirectories(Objects.requireNonNull(folder.getParent()));
			Files.createDirectories(folder, ownerOnly("rwx------"));
			Path draft = Files.createTempFile(folder, "keyset", ".new", ownerOnly("rw-------"));
			try {
				Files.writeString(draft, keys.text(), StandardOpenOption.SYNC);
				// a link fails when the name is taken, a move would replace it
				Files.createLink(this.path, draft);
			}
			catch (UnsupportedOperationException ex) {
				Files.copy(draft, this.path, StandardCopyOption.COPY_ATTRIBUTES);
			}
			finally {
				Files.deleteIfExists(draft);
			}
			return keys;
		}
		catch (FileAlreadyExistsException ex) {
			return read().orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Its group may read it, as where a cluster hands secrets out; nobody else may. */
	private void requireClosed() throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(this.path, PosixFileAttributeView.class);
		if (view != null && view.readAttributes().permissions().stream().anyMatch(OPEN::contains)) {
			throw new KeysUnusable("The key file %s is open to other users of this machine. Whoever read it can read"
				.formatted(this.path) + " all personal data: find out who could, and close it with chmod 600.");
		}
	}

	private FileAttribute<?>[] ownerOnly(String permissions) {
		boolean posix = this.path.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

}
