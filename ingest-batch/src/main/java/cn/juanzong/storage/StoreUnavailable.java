package cn.juanzong.storage;

import org.jspecify.annotations.Nullable;

/** The store did not answer, or refused; the same call may succeed later. */
public class StoreUnavailable extends RuntimeException {

	public StoreUnavailable(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
