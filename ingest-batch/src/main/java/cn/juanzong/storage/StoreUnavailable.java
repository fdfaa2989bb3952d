package cn.juanzong.storage;

/** The store did not answer, or refused; the same call may succeed later. */
public class StoreUnavailable extends RuntimeException {

	public StoreUnavailable(String message, Throwable cause) {
		super(message, cause);
	}

}
