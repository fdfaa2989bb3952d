package cn.juanzong.standalone.part;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.CRC32;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs: an archive on the class path, unpacked once per data folder and
 * version.
 */
final class PostgresBinaries {

	private static final int OWNER_MAY_EXECUTE = 0100;

	private PostgresBinaries() {
	}

	static Path unpackedIn(Path folder) {
		byte[] archive = archive();
		CRC32 crc = new CRC32();
		crc.update(archive);
		Path program = folder.resolve("program-" + Long.toHexString(crc.getValue()));
		if (!Files.exists(program)) {
			Path unfinished = folder.resolve("program.unfinished");
			try {
				FileSystemUtils.deleteRecursively(unfinished);
				unpack(archive, unfinished);
				Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return program;
	}

	private static byte[] archive() {
		String name = "/postgres-" + system() + "-" + processor() + ".txz";
		try (InputStream stream = PostgresBinaries.class.getResourceAsStream(name)) {
			if (stream == null) {
				throw new StandaloneUnavailable("There are no PostgreSQL programs for this system (" + name + ").",
						"Configure a connection with spring.datasource.url.");
			}
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String system() {
		String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		if (name.contains("windows")) {
			return "windows";
		}
		return name.contains("mac") ? "darwin" : "linux";
	}

	private static String processor() {
		String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		return name.equals("aarch64") || name.equals("arm64") ? "arm_64" : "x86_64";
	}

	private static void unpack(byte[] archive, Path folder) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new ByteArrayInputStream(archive)))) {
			TarArchiveEntry entry;
			while ((entry = tar.getNextEntry()) != null) {
				Path target = folder.resolve(entry.getName()).normalize();
				if (!target.startsWith(folder)) {
					throw new IOException("Entry outside the archive: " + entry.getName());
				}
				if (entry.isDirectory()) {
					Files.createDirectories(target);
					continue;
				}
				Files.createDirectories(target.getParent());
				if (entry.isSymbolicLink()) {
					Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
					continue;
				}
				Files.copy(tar, target);
				if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
					target.toFile().setExecutable(true, false);
				}
			}
		}
	}

}
