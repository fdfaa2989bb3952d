package cn.juanzong.standalone;

import org.jspecify.annotations.Nullable;

/**
 * An embedded part cannot run here. The message says which and why, {@link #remedy()}
 * what to do about it.
 */
class StandaloneUnavailable extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String remedy;

	StandaloneUnavailable(String message, String remedy) {
		this(message, remedy, null);
	}

	StandaloneUnavailable(String message, String remedy, @Nullable Throwable cause) {
		super(message, cause);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
