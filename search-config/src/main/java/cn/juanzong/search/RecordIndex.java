package cn.juanzong.search;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The full-text index. It holds nothing that cannot be rebuilt from the database.
 */
public interface RecordIndex {

	/**
	 * Adds or replaces documents by id; they are findable when the method returns. What a
	 * document says must be committed to the database before it is put, or a rollover
	 * that starts at this moment may miss it.
	 * @param documents the documents, at most a few hundred a call
	 * @throws IllegalArgumentException if one holds a clear ID number or telephone number
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
	 * @throws InvalidCursor if the request's cursor belongs to another query
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
	 * Which of these documents the serving generation has.
	 * @param ids document ids, at most a few hundred
	 * @return those that are there
	 * @throws IndexUnavailable if the index does not answer
	 */
	Set<UUID> present(Collection<UUID> ids);

	/**
	 * Starts an empty generation that is filled beside the serving one. One that an
	 * earlier rollover left unfinished is dropped: only one rollover runs at a time.
	 * @return the generation under construction
	 * @throws IndexUnavailable if the index does not answer
	 */
	IndexRollover rollover();

	/**
	 * Goes on with a generation that a process began and did not finish.
	 * @param generation its name, see {@link IndexRollover#generation()}
	 * @return the generation, or empty if it is gone and a new one must be begun; one
	 * that already serves is returned too, and completing it again does nothing
	 * @throws IndexUnavailable if the index does not answer
	 */
	Optional<IndexRollover> resume(String generation);

	/**
	 * Can the index work now?
	 * @return the answer, with a reason where it cannot
	 */
	IndexHealth check();

}
