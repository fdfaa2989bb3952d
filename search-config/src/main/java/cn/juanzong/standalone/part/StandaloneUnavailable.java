package cn.juanzong.standalone.part;

import org.jspecify.annotations.Nullable;

/**
 * An embedded part cannot run here. The message says which and why, {@link #remedy()}
 * what to do about it.
 */
public class StandaloneUnavailable extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String remedy;

	public StandaloneUnavailable(String message, String remedy) {
		this(message, remedy, null);
	}

	public StandaloneUnavailable(String message, String remedy, @Nullable Throwable cause) {
		super(message, cause);
		this.remedy = remedy;
	}

	public String remedy() {
		return this.remedy;
	}

}
