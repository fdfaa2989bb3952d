package cn.juanzong.ingest;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Finds sheets that show the same signatures as others, whatever stands in their heading:
 * scanned again, photographed, or pasted under another title (check F9). Only written
 * cells are compared, never the form and never printed names.
 */
public interface ReusedPaper {

	/**
	 * Bits of 64 in which the ink of one signature may differ between two pictures of it.
	 * Somebody who signs twice differs in more, other people in about half of the rest.
	 */
	int THRESHOLD = 10;

	/**
	 * Pages with the same signatures as these.
	 * @param objectIds sheets; others are passed over
	 * @return a row for each pair of pages, never of one object with itself
	 */
	List<Reuse> of(Collection<UUID> objectIds);

	/**
	 * A pair of pages.
	 *
	 * @param objectId one of those asked for
	 * @param page its page
	 * @param otherId the other sheet
	 * @param otherPage its page
	 * @param lines the lines of {@code page} whose signature stands on the other, too
	 * @param otherLines where on the other page
	 * @param signed signed lines of the page that has fewer
	 */
	record Reuse(UUID objectId, int page, UUID otherId, int otherPage, List<Integer> lines, List<Integer> otherLines,
			int signed) {

		public Reuse {
			lines = List.copyOf(lines);
			otherLines = List.copyOf(otherLines);
		}

	}

}
