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
	 * Verifies the chain.
	 * @param noted an end of the chain noted earlier and kept outside, or {@code null}
	 * @return what was found
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	Verdict verify(AuditEntries.@Nullable Head noted) {
		AuditEntries.Head head = this.entries.head();
		long number = 0;
		byte[] previous = EntryHash.NONE;
		try (Stream<AuditEntry> chain = this.entries.inOrder(AuditEntries.Filter.NONE)) {
			for (Iterator<AuditEntry> each = chain.iterator(); each.hasNext();) {
				AuditEntry entry = each.next();
				if (entry.number() != number + 1) {
					return new Verdict(Fault.MISSING, number + 1, number, previous);
				}
				if (!Arrays.equals(entry.hash(), EntryHash.of(entry))) {
					return new Verdict(Fault.ALTERED, entry.number(), number, previous);
				}
				if (!Arrays.equals(entry.previousHash(), previous)) {
					return new Verdict(Fault.UNLINKED, entry.number(), number, previous);
				}
				if (noted != null && noted.number() == entry.number() && !Arrays.equals(noted.hash(), entry.hash())) {
					return new Verdict(Fault.REWRITTEN, entry.number(), number, previous);
				}
				number = entry.number();
				previous = entry.hash();
			}
		}
		if (head.number() != number || !Arrays.equals(head.hash(), previous)
				|| (noted != null && noted.number() > number)) {
			return new Verdict(Fault.TRUNCATED, number + 1, number, previous);
		}
		return new Verdict(null, 0, number, previous);
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
	 * @param sound how many entries from the beginning hold
	 * @param lastHash the hash of the last sound entry
	 */
	record Verdict(@Nullable Fault fault, long place, long sound, byte[] lastHash) {

		public boolean intact() {
			return this.fault == null;
		}

		public String lastHashHex() {
			return HexFormat.of().formatHex(this.lastHash);
		}

	}

}
