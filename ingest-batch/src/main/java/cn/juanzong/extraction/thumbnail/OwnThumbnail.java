package cn.juanzong.extraction.thumbnail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import cn.juanzong.extraction.Rendition;

/**
 * The thumbnail an Office file brings along, where its author's program saved one.
 */
final class OwnThumbnail {

	private static final List<String> NAMES = List.of("docProps/thumbnail.jpeg", "docProps/thumbnail.jpg",
			"docProps/thumbnail.png", "Thumbnails/thumbnail.png");

	private static final int MAX_BYTES = 4 << 20;

	private OwnThumbnail() {
	}

	static void draw(Path file, Views views) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (String name : NAMES) {
				ZipEntry entry = zip.getEntry(name);
				if (entry != null) {
					views.addThumbnail(read(zip, entry));
					return;
				}
			}
		}
	}

	private static BufferedImage read(ZipFile zip, ZipEntry entry) throws IOException {
		Path copy = Files.createTempFile("thumbnail", ".bin");
		try (InputStream in = zip.getInputStream(entry)) {
			Files.write(copy, in.readNBytes(MAX_BYTES));
			return PictureFile.read(copy, 1, Rendition.THUMBNAIL_SIDE);
		}
		finally {
			Files.delete(copy);
		}
	}

}
