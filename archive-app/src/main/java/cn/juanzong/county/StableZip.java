package cn.juanzong.county;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Rewrites an Office package so that the same content is the same bytes: fixed entry
 * times, and no creation time but the one given.
 */
final class StableZip {

	private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2022, 3, 15, 0, 0);

	private StableZip() {
	}

	static byte[] rewrite(byte[] office, String createdAt) throws IOException {
		ByteArrayOutputStream stable = new ByteArrayOutputStream(office.length);
		try (ZipFile in = ZipFile.builder().setByteArray(office).get();
				ZipOutputStream out = new ZipOutputStream(stable)) {
			for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
				byte[] content = in.getInputStream(entry).readAllBytes();
				if (entry.getName().equals("docProps/core.xml")) {
					content = new String(content, StandardCharsets.UTF_8)
						.replaceAll("(<dcterms:(created|modified)[^>]*>)[^<]*", "$1" + createdAt)
						.getBytes(StandardCharsets.UTF_8);
				}
				ZipEntry copy = new ZipEntry(entry.getName());
				copy.setTimeLocal(ENTRY_TIME);
				out.putNextEntry(copy);
				out.write(content);
				out.closeEntry();
			}
		}
		return stable.toByteArray();
	}

}
