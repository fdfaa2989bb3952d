package cn.juanzong.ingest;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Finds pictures that show the same although their bytes differ: saved again, reduced,
 * mirrored, or trimmed by up to a fifth (check F4).
 */
public interface Lookalikes {

	/** Bits of the 256 of a fine hash that may differ. */
	int THRESHOLD = 40;

	/**
	 * Pictures that look like these.
	 * @param objectIds pictures; others are passed over
	 * @return a row for each pair, the nearest first for each picture; a picture never
	 * looks like itself
	 */
	List<Lookalike> of(Collection<UUID> objectIds);

	/**
	 * A pair.
	 *
	 * @param objectId one of those asked for
	 * @param otherId a picture that looks like it
	 * @param distance bits of 256 that differ, at most {@link #THRESHOLD}
	 */
	record Lookalike(UUID objectId, UUID otherId, int distance) {

	}

}
