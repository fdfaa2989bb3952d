package cn.juanzong.search;

import java.util.Collection;

/**
 * A new generation of the index being filled while the serving one goes on answering.
 * Documents written to {@link RecordIndex} meanwhile go to both.
 */
public interface IndexRollover {

	/**
	 * The name of the generation being filled; passing it to a later process resumes it.
	 * @return the name
	 */
	String generation();

	/**
	 * Adds documents to the new generation only; newer ones that are already there win.
	 * @param documents the documents
	 */
	void put(Collection<RecordDocument> documents);

	/**
	 * Lets the new generation serve, atomically, and drops the old one.
	 */
	void complete();

	/**
	 * Drops the new generation; the old one goes on serving.
	 */
	void abandon();

}
