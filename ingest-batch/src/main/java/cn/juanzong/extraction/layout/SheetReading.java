package cn.juanzong.extraction.layout;

import java.util.List;

import cn.juanzong.extraction.ocr.Pixels;
import cn.juanzong.extraction.ocr.ReadText;
import cn.juanzong.extraction.sheet.SheetPage;
import org.jspecify.annotations.Nullable;

/**
 * What reading a picture as a sheet came to.
 *
 * @param sheet its lines, or null if it is no sheet
 * @param straight the straightened page, to which the boxes of the sheet refer
 * @param texts all that was read, with boxes on the picture as it was given
 */
public record SheetReading(@Nullable SheetPage sheet, Pixels straight, List<ReadText> texts) {

	public SheetReading {
		texts = List.copyOf(texts);
	}

}
