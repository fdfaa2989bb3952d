package cn.juanzong.extraction.ocr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.privacy.PersonalNumbers;

/**
 * Masks numbers in recognised text. A digit too many or too few, or a letter in place of
 * one, hides an ID number from the exact rules, so every long run of digits is masked.
 */
final class RecognisedNumbers {

	private static final Pattern LONG_RUN = Pattern.compile("[0-9OolI|](?:[ .·-]?[0-9XxOolI|]){9,}");

	private RecognisedNumbers() {
	}

	static String redact(String text) {
		return LONG_RUN.matcher(PersonalNumbers.redact(text))
			.replaceAll((match) -> Matcher.quoteReplacement(mask(match.group())));
	}

	private static String mask(String run) {
		int kept = (run.length() >= 15) ? 6 : 3;
		return run.substring(0, kept) + "*".repeat(run.length() - kept - 4) + run.substring(run.length() - 4);
	}

}
