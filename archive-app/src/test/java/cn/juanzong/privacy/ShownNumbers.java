package cn.juanzong.privacy;

import java.util.regex.Pattern;

/**
 * Looks for clear numbers in what a page shows. Ids and digests are left out: by chance
 * one in some hundred of them holds eleven digits that could be a phone.
 */
public final class ShownNumbers {

	private static final Pattern ID_OR_DIGEST = Pattern
		.compile("\\b([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})\\b");

	private ShownNumbers() {
	}

	public static boolean anyClear(String page) {
		return PersonalNumbers.containsClearNumber(ID_OR_DIGEST.matcher(page).replaceAll("…"));
	}

}
