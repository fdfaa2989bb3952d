package cn.juanzong.search;

import java.util.Collection;
import java.util.UUID;

/**
 * The full-text index. It holds nothing that cannot be rebuilt from the database.
 */
public interface RecordIndex {

	/**
	 * Adds or replaces documents by id; they are findable when the method returns.
	 * @param documents the documents, at most a few hundred a call
	 * @throws IndexUnavailable if the index did not take all of them
	 */
	void put(Collection<RecordDocument> documents);

	/**
	 * Removes documents; ids that are not there are ignored.
	 * @param ids the document ids
	 * @throws IndexUnavailable if the index does not answer
	 */
	void remove(Collection<UUID> ids);

	/**
	 * One page of hits with facets, restricted to the scope of the request.
	 * @param request what to look for, and on whose behalf
	 * @return the page
	 * @throws IndexUnavailable if the index does not answer
	 */
	SearchPage search(SearchRequest request);

	/**
	 * The number of documents in the serving generation.
	 * @return the count
	 * @throws IndexUnavailable if the index does not answer
	 */
	long count();

	/**
	 * Starts an empty generation that is filled beside the serving one.
	 * @return the generation under construction
	 * @throws IndexUnavailable if the index does not answer
	 */
	IndexRollover rollover();

	/**
	 * Can the index work now?
	 * @return the answer, with a reason where it cannot
	 */
	IndexHealth check();

}
