package cn.juanzong.extraction;

import java.util.List;

/**
 * What reading a file came to, classified by what must be done next.
 */
public sealed interface Extraction {

	/**
	 * The file was read.
	 *
	 * @param mediaType the type detected from the bytes
	 * @param pages its text in reading order, personal numbers masked; at least one page
	 * @param facts what it says
	 * @param truncated whether the text was cut at the limit
	 */
	record Extracted(String mediaType, List<Page> pages, List<Fact> facts, boolean truncated) implements Extraction {

		public Extracted {
			pages = List.copyOf(pages);
			facts = List.copyOf(facts);
		}

	}

	/**
	 * The file was kept, but cannot be read, and trying again will not help.
	 *
	 * @param mediaType the type as far as it was detected
	 * @param reason why
	 * @param detail for the operator; no file content, no personal data
	 * @param facts what could be said all the same
	 */
	record Unreadable(String mediaType, Reason reason, String detail, List<Fact> facts) implements Extraction {

		public Unreadable {
			facts = List.copyOf(facts);
		}

	}

	/**
	 * Why a file cannot be read; each has a sentence for the user in the message bundle
	 * {@code ingest}.
	 */
	enum Reason {

		EMPTY, ENCRYPTED, CORRUPT, TRUNCATED, TIMED_OUT, OUT_OF_MEMORY, CRASHED, UNSUPPORTED, TOO_LARGE, BOMB, MALWARE

	}

}
