package cn.juanzong.scope;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Whose rows the present thread may see and write. The database decides by it, row by
 * row; a thread without a scope sees nothing. Requests carry the scope of whoever has
 * signed in; work that nobody in particular asked for names itself and sees everything.
 *
 * @param who a contractor's id, {@code county}, {@code office}, {@code audit} or
 * {@code system:} and a name; empty for nobody
 * @param sensitive whether copies of ID cards and membership of protected groups are
 * among it (R09-3, A15)
 * @param patient whether a database that is silent is waited for longer than somebody who
 * looks at a page would wait
 */
public record DataScope(String who, boolean sensitive, boolean patient) {

	/** Nobody's: sees nothing. */
	public static final DataScope NONE = new DataScope("", false, false);

	private static final String SYSTEM = "system:";

	private static final ThreadLocal<@Nullable DataScope> CURRENT = new ThreadLocal<>();

	/** The rows of one contractor. */
	public static DataScope contractor(UUID organizerId, boolean sensitive) {
		return new DataScope(organizerId.toString(), sensitive, false);
	}

	/** The rows of all contractors, for the county's officers. */
	public static DataScope county(boolean sensitive) {
		return new DataScope("county", sensitive, false);
	}

	/** The names of the contractors and nothing of theirs. */
	public static DataScope office() {
		return new DataScope("office", false, false);
	}

	/** The audit trail and nothing of the contractors. */
	public static DataScope audit() {
		return new DataScope("audit", false, false);
	}

	/**
	 * Everything, for work of the product itself.
	 * @param work what it is: lower-case letters, digits and hyphens
	 */
	public static DataScope system(String work) {
		return system(work, true);
	}

	/**
	 * Everything, for what a page tells of the product as a whole. A silent database is
	 * waited for as long as on any other page.
	 * @param page which one: lower-case letters, digits and hyphens
	 */
	public static DataScope overview(String page) {
		return system(page, false);
	}

	private static DataScope system(String work, boolean patient) {
		if (!work.matches("[a-z][a-z0-9-]*")) {
			throw new IllegalArgumentException("Not the name of some work: " + work);
		}
		return new DataScope(SYSTEM + work, true, patient);
	}

	/** The scope of the present thread. */
	public static DataScope current() {
		DataScope current = CURRENT.get();
		return (current != null) ? current : NONE;
	}

	/** Does something within this scope; afterwards the thread has its former one. */
	public void run(Runnable work) {
		DataScope before = CURRENT.get();
		CURRENT.set(this);
		try {
			work.run();
		}
		finally {
			restore(before);
		}
	}

	/** Asks for something within this scope. */
	public <T extends @Nullable Object> T get(Supplier<T> work) {
		DataScope before = CURRENT.get();
		CURRENT.set(this);
		try {
			return work.get();
		}
		finally {
			restore(before);
		}
	}

	/** Calls something within this scope. */
	public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
		DataScope before = CURRENT.get();
		CURRENT.set(this);
		try {
			return work.call();
		}
		finally {
			restore(before);
		}
	}

	/** Work for another thread, which does it within this scope. */
	public Runnable over(Runnable work) {
		return () -> run(work);
	}

	/** Work for another thread, within the scope of the present one. */
	public static Runnable carried(Runnable work) {
		return current().over(work);
	}

	/** For good: for threads that belong to nobody else, such as those of tests. */
	static void enter(DataScope scope) {
		CURRENT.set(scope);
	}

	private static void restore(@Nullable DataScope before) {
		if (before != null) {
			CURRENT.set(before);
		}
		else {
			CURRENT.remove();
		}
	}

}
