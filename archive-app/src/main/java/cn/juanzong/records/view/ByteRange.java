package cn.juanzong.records.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One range of bytes (RFC 9110, section 14).
 *
 * @param first first byte, from 0
 * @param last last byte, inclusive
 */
record ByteRange(long first, long last) {

	private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

	/**
	 * Reads a range header. Anything but a single range of bytes is none of our business
	 * and is answered with the whole.
	 * @param header the header, if any
	 * @param size size of the whole in bytes
	 * @return the range; empty if the whole is to be sent
	 * @throws Unsatisfiable if the range lies outside the whole
	 */
	static Optional<ByteRange> parse(@Nullable String header, long size) throws Unsatisfiable {
		Matcher matcher = SINGLE.matcher((header != null) ? header.strip() : "");
		if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
			return Optional.empty();
		}
		if (matcher.group(1).isEmpty()) {
			long suffix = Long.parseLong(matcher.group(2));
			if (suffix == 0 || size == 0) {
				throw new Unsatisfiable();
			}
			return Optional.of(new ByteRange(Math.max(0, size - suffix), size - 1));
		}
		long first = Long.parseLong(matcher.group(1));
		long last = matcher.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(matcher.group(2)), size - 1);
		if (!matcher.group(2).isEmpty() && Long.parseLong(matcher.group(2)) < first) {
			return Optional.empty();
		}
		if (first >= size) {
			throw new Unsatisfiable();
		}
		return Optional.of(new ByteRange(first, last));
	}

	long length() {
		return this.last - this.first + 1;
	}

	/** The value of Content-Range. */
	String of(long size) {
		return "bytes " + this.first + "-" + this.last + "/" + size;
	}

	/** The range lies outside: 416. */
	static final class Unsatisfiable extends Exception {

	}

}
