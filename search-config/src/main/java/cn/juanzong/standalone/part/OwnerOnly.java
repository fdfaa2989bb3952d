package cn.juanzong.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Files that hold secrets: readable by their owner only, never seen half written.
 */
public final class OwnerOnly {

	private static final SecureRandom RANDOM = new SecureRandom();

	private OwnerOnly() {
	}

	public static void write(Path file, String content) {
		Path fresh = file.resolveSibling(file.getFileName() + ".new");
		try {
			Files.deleteIfExists(fresh);
			if (posix(file)) {
				Files.createFile(fresh,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			}
			Files.writeString(fresh, content);
			Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a secret, inventing it the first time.
	 * @param file where it is kept
	 * @return 256 random bits in hexadecimal digits
	 */
	static String secret(Path file) {
		try {
			if (!Files.exists(file)) {
				byte[] bytes = new byte[32];
				RANDOM.nextBytes(bytes);
				write(file, HexFormat.of().formatHex(bytes));
			}
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static Path folder(Path folder) {
		try {
			Files.createDirectories(folder);
			if (posix(folder)) {
				Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean posix(Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

}
