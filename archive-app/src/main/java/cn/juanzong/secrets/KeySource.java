package cn.juanzong.secrets;

/**
 * Where the key that wraps all others comes from.
 *
 * @param kind what holds it
 * @param place where that is; empty if it was configured as text
 */
public record KeySource(Kind kind, String place) {

	/** As a message of an operator names it. */
	@Override
	public String toString() {
		return switch (this.kind) {
			case SERVICE -> "the key service " + this.place;
			case FILE -> "the key file " + this.place;
			case CONFIGURED -> "the configured keys";
		};
	}

	/** What holds a wrapping key. */
	public enum Kind {

		SERVICE, FILE, CONFIGURED

	}

}
