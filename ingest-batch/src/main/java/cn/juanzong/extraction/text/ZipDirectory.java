package cn.juanzong.extraction.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;

import cn.juanzong.extraction.Extraction.Reason;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What a zip file's own directory tells before anything is unfolded: that it needs a
 * password, or that it holds more than an honest file can. A directory that lies is
 * caught later, by counting.
 */
final class ZipDirectory {

	private ZipDirectory() {
	}

	/**
	 * Looks for a reason not to read.
	 * @param file any file
	 * @return the reason; empty for honest zip files and everything else
	 */
	static Optional<Reason> objection(Path file) {
		try (ZipFile zip = ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get()) {
			long unfolded = 0;
			long allowance = BoundedEntries.allowance(Files.size(file));
			for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
				if (entry.getGeneralPurposeBit().usesEncryption()) {
					return Optional.of(Reason.ENCRYPTED);
				}
				unfolded += Math.max(0, entry.getSize());
				if (unfolded > allowance || unfolded < 0) {
					return Optional.of(Reason.BOMB);
				}
			}
			return Optional.empty();
		}
		catch (IOException | RuntimeException ex) {
			// not a zip file, or a damaged one: its parser says so
			return Optional.empty();
		}
	}

}
