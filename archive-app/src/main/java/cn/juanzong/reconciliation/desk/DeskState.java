package cn.juanzong.reconciliation.desk;

import java.util.List;
import java.util.UUID;

import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Reconciliation;
import org.jspecify.annotations.Nullable;

/**
 * What the desk shows, as its script reads it. Numbers are masked; nothing that was read
 * from the paper is part of it, for the picture shows it.
 *
 * @param state where the comparison stands
 * @param items what needs somebody, in reading order
 * @param settled the lines that need nobody, to be looked at, in reading order
 * @param rows the ledger
 * @param counts how many lines ended in each outcome
 * @param pages what was compared, to look through; only in the first answer
 * @param decisions what was decided, the latest first
 * @param undo the last decision of this reader that can be taken back
 * @param problem why the last decision was not taken, or {@code null}
 */
record DeskState(Reconciliation.State state, List<Item> items, List<Item> settled, List<Row> rows, List<Count> counts,
		@Nullable List<PageShown> pages, List<Decided> decisions, @Nullable Long undo, @Nullable String problem) {

	/**
	 * An item.
	 *
	 * @param key what it is, from one answer to the next
	 * @param fingerprint what is decided about
	 * @param colour of its chip
	 * @param label its outcome in words
	 * @param check which comparison, in words
	 * @param reasons why, in words
	 * @param notices what to know besides, in words
	 * @param todo what to do about it, in words, or {@code null} if it is settled
	 * @param picture the straightened page
	 * @param box where the line stands on it: left, top, right, bottom, in fractions
	 * @param verdicts what may be decided; those that need a reason end in an exclamation
	 * mark
	 * @param entryId the row of the ledger
	 * @param row its position
	 * @param recordId the record
	 * @param page its page, or the number of the missing page
	 * @param line its line, 0 for one that only a person saw, or {@code null} without one
	 * @param repeatOf where the person counts, if it is elsewhere
	 */
	record Item(String key, String fingerprint, String colour, String label, String check, List<String> reasons,
			List<String> notices, @Nullable String todo, @Nullable String picture, @Nullable List<Double> box,
			List<String> verdicts, @Nullable UUID entryId, @Nullable Integer row, @Nullable UUID recordId,
			@Nullable Integer page, @Nullable Integer line, @Nullable Elsewhere repeatOf) {

	}

	/**
	 * A session in which a person counts already.
	 *
	 * @param id the session, or {@code null} if the reader may not see it
	 * @param label which it is, in words
	 */
	record Elsewhere(@Nullable UUID id, String label) {

	}

	/**
	 * A row of the ledger.
	 *
	 * @param id the row
	 * @param line its position
	 * @param name the name
	 * @param idNumber masked
	 * @param phone masked
	 * @param counting what became of it, in words
	 * @param colour of its outcome on paper
	 * @param label its outcome on paper, in words
	 * @param free whether a line may be given to it
	 */
	record Row(UUID id, int line, String name, String idNumber, String phone, String counting, String colour,
			String label, boolean free) {

		static Row of(LedgerEntry entry, String counting, @Nullable ReconciledItem item, String label) {
			return new Row(entry.id(), entry.line(), entry.name(), entry.idNumberMasked(), entry.phoneMasked(),
					counting, (item != null) ? item.outcome().colour() : "grey", label,
					item != null && item.outcome().blocking());
		}

	}

	/**
	 * A page to look through.
	 *
	 * @param check which comparison it belongs to, in words
	 * @param recordId the record
	 * @param page the page of it
	 * @param label which it is, in words
	 * @param picture its address
	 */
	record PageShown(String check, UUID recordId, int page, String label, String picture) {

	}

	/**
	 * Something that was decided.
	 *
	 * @param label what, in words
	 * @param where of which line or place, in words
	 * @param person about whom, by name, if it is about one of the ledger
	 * @param reason why, where that was asked for
	 * @param by who
	 * @param at when
	 * @param withdrawn whether it was taken back
	 */
	record Decided(String label, String where, @Nullable String person, @Nullable String reason, String by, String at,
			boolean withdrawn) {

	}

	/**
	 * Lines with one outcome.
	 *
	 * @param check which comparison, in words
	 * @param text the outcome and how many lines, in words
	 * @param colour of its chip
	 */
	record Count(String check, String text, String colour) {

	}

}
