package cn.juanzong.extraction;

import java.util.List;

/**
 * The text of one page.
 *
 * @param number from 1
 * @param text the text, personal numbers masked
 * @param words recognised words with boxes; empty where the text came from structure
 * @param needsRecognition whether the page is an image without a text layer
 */
public record Page(int number, String text, List<Word> words, boolean needsRecognition) {

	public Page {
		words = List.copyOf(words);
	}

}
