package cn.juanzong.ingest;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Finds pictures that show the same although their bytes differ: saved again, reduced,
 * mirrored, or trimmed by up to a fifth (check F4).
 */
public interface Lookalikes {

	/**
	 * The share of a picture that the other one must show just so, less the share where
	 * it shows something else, in percent. Copies, once laid on their original, reach
	 * more than 63, even stamped with a date; two photographs of one hall from one place
	 * at most 60, mostly less than 50, for nobody sits the same twice.
	 */
	int THRESHOLD = 62;

	/**
	 * Pictures that look like these.
	 * @param objectIds pictures; others are passed over
	 * @return a row for each pair, the likest first for each picture; a picture never
	 * looks like itself
	 */
	List<Lookalike> of(Collection<UUID> objectIds);

	/**
	 * A pair.
	 *
	 * @param objectId one of those asked for
	 * @param otherId a picture that looks like it
	 * @param percent how much of the picture the other one shows, at least
	 * {@link #THRESHOLD}
	 */
	record Lookalike(UUID objectId, UUID otherId, int percent) {

	}

}
