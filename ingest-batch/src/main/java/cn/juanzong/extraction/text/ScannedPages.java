package cn.juanzong.extraction.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pages of a PDF that are pictures of paper: hardly any text, one large image.
 * Scanning programs add a line of their own, so "no text at all" would miss them.
 */
final class ScannedPages {

	private static final int HARDLY_ANY = 40;

	private static final int LARGE_SIDE = 400;

	private ScannedPages() {
	}

	static Set<Integer> of(Path file, List<String> texts) {
		Set<Integer> scanned = new HashSet<>();
		boolean noneToLookAt = texts.stream().allMatch((text) -> letters(text) >= HARDLY_ANY);
		if (noneToLookAt) {
			return scanned;
		}
		try (RandomAccessReadBufferedFile input = new RandomAccessReadBufferedFile(file.toFile());
				PDDocument document = Loader.loadPDF(input)) {
			int count = Math.min(texts.size(), document.getNumberOfPages());
			for (int i = 0; i < count; i++) {
				if (letters(texts.get(i)) < HARDLY_ANY && hasLargeImage(document.getPage(i).getResources(), 0)) {
					scanned.add(i + 1);
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			// what was found before the damage counts
			return scanned;
		}
		return scanned;
	}

	private static long letters(String text) {
		return text.chars().filter((c) -> !Character.isWhitespace(c)).count();
	}

	/** Looks at the dictionaries only; nothing is decoded. */
	private static boolean hasLargeImage(@Nullable PDResources resources, int depth) throws IOException {
		if (resources == null || depth > 3) {
			return false;
		}
		for (COSName name : resources.getXObjectNames()) {
			COSBase object = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT).getDictionaryObject(name);
			if (!(object instanceof COSStream stream)) {
				continue;
			}
			if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
				if (Math.min(stream.getInt(COSName.WIDTH), stream.getInt(COSName.HEIGHT)) >= LARGE_SIDE) {
					return true;
				}
			}
			else if (stream.getDictionaryObject(COSName.RESOURCES) instanceof org.apache.pdfbox.cos.COSDictionary inner
					&& hasLargeImage(new PDResources(inner), depth + 1)) {
				return true;
			}
		}
		return false;
	}

}
