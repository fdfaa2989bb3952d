package cn.juanzong.search;

/**
 * Whether the index can work, as a value.
 *
 * @param condition how it stands
 * @param detail the cluster, or what went wrong when asking it; no personal data
 */
public record IndexHealth(Condition condition, String detail) {

	/** Whether typed calls succeed. */
	public boolean available() {
		return this.condition == Condition.WHOLE || this.condition == Condition.WITHOUT_COPIES;
	}

	/** How an index can stand; each has a sentence on the health page. */
	public enum Condition {

		/** Everything is there, with its copies. */
		WHOLE,
		/** Everything is there, as on a single node. */
		WITHOUT_COPIES,
		/** Something is missing. */
		BROKEN,
		/** It does not answer. */
		UNREACHABLE

	}

}
