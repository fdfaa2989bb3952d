package cn.juanzong.storage;

/**
 * Whether the store can work, as a value.
 *
 * @param condition how it stands
 * @param detail the bucket, or what went wrong when asking for it; for the health page
 */
public record StoreHealth(Condition condition, String detail) {

	/** Whether the bucket answers as asked for. */
	public boolean available() {
		return this.condition == Condition.OPEN || this.condition == Condition.LOCKED;
	}

	/** How a store can stand; each has a sentence on the health page. */
	public enum Condition {

		/** It works, and no object lock was asked for. */
		OPEN,
		/** It works and enforces object lock. */
		LOCKED,
		/** There is no bucket. */
		BUCKET_MISSING,
		/** Object lock was asked for, and the bucket does not enforce it. */
		LOCK_MISSING,
		/** The folder in which files are made sure on disk is not there. */
		FOLDER_MISSING,
		/** It does not answer. */
		UNREACHABLE

	}

}
