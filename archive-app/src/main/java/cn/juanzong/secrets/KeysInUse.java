package cn.juanzong.secrets;

import java.util.concurrent.TimeUnit;

/**
 * The keysets as this process knows them. Another process may change them: they are read
 * again when their edition has moved, which is asked for from time to time, and at once
 * where a value does not fit.
 */
class KeysInUse {

	/** After this long every process uses a changed keyset. */
	static final long STALE_MILLIS = 2_000;

	private final StoredKeysets stored;

	private final WrappingKey wrapping;

	private final KeySource where;

	private volatile Loaded loaded;

	KeysInUse(StoredKeysets stored, WrappingKey wrapping, KeySource where) {
		this.stored = stored;
		this.wrapping = wrapping;
		this.where = where;
		this.loaded = load();
	}

	/** Where the wrapping key comes from. */
	KeySource where() {
		return this.where;
	}

	WrappingKey wrapping() {
		return this.wrapping;
	}

	StoredKeysets stored() {
		return this.stored;
	}

	/** The keys, at most {@link #STALE_MILLIS} old. */
	DataKeys current() {
		Loaded known = this.loaded;
		if (System.nanoTime() - known.askedAt() < TimeUnit.MILLISECONDS.toNanos(STALE_MILLIS)) {
			return known.keys();
		}
		return asOf(this.stored.edition());
	}

	/** The keys as they are at this moment. */
	DataKeys fresh() {
		return asOf(this.stored.edition());
	}

	/** The keys, of which the joining key stays until the transaction ends. */
	DataKeys whileJoining() {
		return asOf(this.stored.editionWhileJoining());
	}

	private synchronized DataKeys asOf(long edition) {
		Loaded known = this.loaded;
		this.loaded = (known.edition() == edition) ? new Loaded(known.keys(), edition, System.nanoTime()) : load();
		return this.loaded.keys();
	}

	private Loaded load() {
		// asked first: should a keyset change in between, the next question finds out
		long edition = this.stored.edition();
		return new Loaded(this.stored.load(this.wrapping), edition, System.nanoTime());
	}

	private record Loaded(DataKeys keys, long edition, long askedAt) {

	}

}
