package cn.juanzong.secrets;

/**
 * The keys for personal data are missing, are not those of this database, or do not fit a
 * value. Nothing is ever re-keyed silently.
 */
public class KeysUnusable extends RuntimeException {

	KeysUnusable(String message) {
		super(message);
	}

	KeysUnusable(String message, Throwable cause) {
		super(message, cause);
	}

}
