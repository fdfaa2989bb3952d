package cn.juanzong.extraction.sheet;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Rendition;
import org.jspecify.annotations.Nullable;

/**
 * What reading a page as a sheet came to.
 *
 * @param extraction the page with its words, numbers masked, and its facts; or why it
 * could not be read
 * @param sheet its lines, nothing masked; null if the page is no sheet
 * @param straight the straightened page; null if the page is no sheet
 */
public record SheetExtraction(Extraction extraction, @Nullable SheetPage sheet, @Nullable Rendition straight) {

	/** A page of which there are no lines. */
	public static SheetExtraction without(Extraction extraction) {
		return new SheetExtraction(extraction, null, null);
	}

}
