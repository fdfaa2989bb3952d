package cn.juanzong.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recomputes the chain from its beginning and names the first place where it does not
 * hold. Somebody who may write to the database can rewrite the whole chain with its end;
 * that is found only against a number and hash noted elsewhere before.
 */
@Service
class ChainVerification {

	private final AuditEntries entries;

	ChainVerification(AuditEntries entries) {
		this.entries = entries;
	}

	/**
	 * Verifies the whole chain.
	 * @param noted an end of the chain noted earlier and kept outside, or {@code null}
	 * @return what was found
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	Verdict verify(AuditEntries.@Nullable Head noted) {
		return verify(1, noted);
	}

	/**
	 * Verifies the entry that was noted and what came after it: enough for whoever found
	 * everything before it sound when noting it, and soon done in a trail of any length.
	 * @param noted an end of the chain noted earlier and kept outside
	 * @return what was found
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	Verdict verifySince(AuditEntries.Head noted) {
		return verify(Math.max(1, noted.number()), noted);
	}

	/** The hash before an entry is known of the very first one only. */
	private Verdict verify(long first, AuditEntries.@Nullable Head noted) {
		AuditEntries.Head head = this.entries.head();
		long number = first - 1;
		byte[] previous = (first == 1) ? EntryHash.NONE : null;
		try (Stream<AuditEntry> chain = this.entries.chain(first)) {
			for (Iterator<AuditEntry> each = chain.iterator(); each.hasNext();) {
				AuditEntry entry = each.next();
				if (entry.number() != number + 1) {
					return new Verdict(Fault.MISSING, number + 1, first, number, previous);
				}
				if (!Arrays.equals(entry.hash(), EntryHash.of(entry))) {
					return new Verdict(Fault.ALTERED, entry.number(), first, number, previous);
				}
				if (previous != null && !Arrays.equals(entry.previousHash(), previous)) {
					return new Verdict(Fault.UNLINKED, entry.number(), first, number, previous);
				}
				if (noted != null && noted.number() == entry.number() && !Arrays.equals(noted.hash(), entry.hash())) {
					return new Verdict(Fault.REWRITTEN, entry.number(), first, number, previous);
				}
				number = entry.number();
				previous = entry.hash();
			}
		}
		if (head.number() != number || !Arrays.equals(head.hash(), previous)
				|| (noted != null && noted.number() > number)) {
			return new Verdict(Fault.TRUNCATED, number + 1, first, number, previous);
		}
		return new Verdict(null, 0, first, number, previous);
	}

	/** What can be wrong. */
	enum Fault {

		/** An entry is missing between others. */
		MISSING,
		/** An entry is not what was written. */
		ALTERED,
		/** An entry does not continue the one before: one of the two was exchanged. */
		UNLINKED,
		/** Entries at the end are missing. */
		TRUNCATED,
		/** The chain holds in itself, but is not the one that was noted. */
		REWRITTEN

	}

	/**
	 * What was found.
	 *
	 * @param fault what is wrong, or {@code null} if nothing is
	 * @param place the entry where it is wrong
	 * @param first the entry from which on it was looked
	 * @param lastSound the last entry up to which all hold; the one before the first if
	 * none does
	 * @param lastHash its hash, or {@code null} if that was not looked at
	 */
	record Verdict(@Nullable Fault fault, long place, long first, long lastSound, byte @Nullable [] lastHash) {

		public boolean intact() {
			return this.fault == null;
		}

		/** How many entries hold. */
		public long sound() {
			return this.lastSound - this.first + 1;
		}

		public @Nullable String lastHashHex() {
			return (this.lastHash != null) ? HexFormat.of().formatHex(this.lastHash) : null;
		}

	}

}
