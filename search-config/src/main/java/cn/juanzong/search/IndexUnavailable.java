package cn.juanzong.search;

/**
 * The index did not answer, or did not take everything it was given. The caller keeps
 * what it wanted to write and tries again later.
 */
public class IndexUnavailable extends RuntimeException {

	public IndexUnavailable(String message, Throwable cause) {
		super(message, cause);
	}

	public IndexUnavailable(String message) {
		super(message);
	}

}
