package cn.juanzong.search;

/**
 * The cursor of a {@link SearchRequest} was not made by this index for this query: it was
 * cut, forged, or belongs to other words, filters or another order. The caller begins
 * again at the first page.
 */
public class InvalidCursor extends IllegalArgumentException {

	public InvalidCursor() {
		super("The cursor does not belong to this query");
	}

}
