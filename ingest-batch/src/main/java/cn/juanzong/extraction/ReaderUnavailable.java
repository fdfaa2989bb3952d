package cn.juanzong.extraction;

/**
 * No reading process can be started at all: the machine's fault, not the file's. The call
 * may be repeated later.
 */
public class ReaderUnavailable extends RuntimeException {

	public ReaderUnavailable(String message, Throwable cause) {
		super(message, cause);
	}

}
