package cn.juanzong.ledger.person;

import java.util.Objects;
import java.util.Set;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.LedgerNotice;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a typed value: the value with notices, or one fault.
 *
 * @param <T> the value type
 * @param value the value, {@code null} if it cannot be used
 * @param fault why not, {@code null} if it can
 * @param length how many characters were read, for the sentence about a wrong length
 * @param notices what was put right on the way
 */
public record Reading<T>(@Nullable T value, @Nullable FaultCode fault, int length, Set<LedgerNotice> notices) {

	static <T> Reading<T> of(T value, Set<LedgerNotice> notices) {
		return new Reading<>(value, null, 0, Set.copyOf(notices));
	}

	static <T> Reading<T> fault(FaultCode code, int length) {
		return new Reading<>(null, code, length, Set.of());
	}

	/** The value of a reading that is known to be good. */
	public T orElseThrow() {
		return Objects.requireNonNull(this.value, () -> "Not readable: " + this.fault);
	}

}
