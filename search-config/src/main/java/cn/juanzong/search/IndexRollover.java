package cn.juanzong.search;

import java.util.Collection;

/**
 * A new generation of the index being filled while the serving one goes on answering.
 * Documents written to {@link RecordIndex} meanwhile go to both.
 */
public interface IndexRollover {

	/**
	 * The name of the generation being filled; {@link RecordIndex#resume} takes it in a
	 * later process.
	 * @return the name
	 */
	String generation();

	/**
	 * Adds documents to the new generation only; newer ones that are already there win.
	 * @param documents the documents
	 * @throws IllegalStateException if the generation was dropped meanwhile
	 * @throws IndexUnavailable if the index did not take all of them
	 */
	void put(Collection<RecordDocument> documents);

	/**
	 * Lets the new generation serve, atomically, and drops the old one. Does nothing if
	 * it already serves.
	 */
	void complete();

	/**
	 * Drops the new generation; the old one goes on serving. Does nothing once it serves.
	 */
	void abandon();

}
