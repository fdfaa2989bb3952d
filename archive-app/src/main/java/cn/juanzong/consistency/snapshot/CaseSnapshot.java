package cn.juanzong.consistency.snapshot;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.extraction.Fact;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.ledger.ImportFault;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerVersion;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules look at: one session with its claims and its evidence, and the few
 * facts of other sessions that contradict it. Read in one go; the rules do no I/O.
 *
 * @param session the session
 * @param ledger the import that is its ledger, or {@code null} if it has none
 * @param leftOut what was wrong with rows of the file that are not in the ledger
 * @param lines the lines of the ledger
 * @param evidence its records with what ingest knows of them
 * @param twins records of other sessions with the same bytes as one of these
 * @param overlaps people of this ledger in sessions held at the same time
 * @param repeatedElsewhere people counted here who repeat the course in another session
 * @param neighbours what other sessions have in common with this one
 * @param others the other sessions that the rest refers to
 * @param thresholds the judgement calls in force
 * @param reconciliation what became of each line of paper and each row
 */
public record CaseSnapshot(TrainingSession session, @Nullable LedgerVersion ledger, List<ImportFault> leftOut,
		Lines lines, List<Evidence> evidence, List<ArchivalRecord> twins, List<Attendance> overlaps,
		List<Attendance> repeatedElsewhere, Neighbours neighbours, Map<UUID, TrainingSession> others,
		Thresholds thresholds, Reconciliation reconciliation) {

	public CaseSnapshot {
		leftOut = List.copyOf(leftOut);
		evidence = List.copyOf(evidence);
		twins = List.copyOf(twins);
		overlaps = List.copyOf(overlaps);
		repeatedElsewhere = List.copyOf(repeatedElsewhere);
		others = Map.copyOf(others);
	}

	/** A snapshot of a session of which no paper was compared. */
	public CaseSnapshot(TrainingSession session, @Nullable LedgerVersion ledger, List<ImportFault> leftOut, Lines lines,
			List<Evidence> evidence, List<ArchivalRecord> twins, List<Attendance> overlaps,
			List<Attendance> repeatedElsewhere, Neighbours neighbours, Map<UUID, TrainingSession> others,
			Thresholds thresholds) {
		this(session, ledger, leftOut, lines, evidence, twins, overlaps, repeatedElsewhere, neighbours, others,
				thresholds, new Reconciliation(session.id(), Reconciliation.State.NO_PAPER, "", null, List.of()));
	}

	/** The evidence of some kinds. */
	public List<Evidence> evidence(MaterialKind... kinds) {
		Collection<MaterialKind> wanted = Arrays.asList(kinds);
		return this.evidence.stream().filter((each) -> wanted.contains(each.record().kind())).toList();
	}

	/** Whether another session is another contractor's. */
	public boolean foreign(UUID sessionId) {
		TrainingSession other = this.others.get(sessionId);
		return other != null && !other.organizer().id().equals(this.session.organizer().id());
	}

	/** Whether another session was declared void. */
	public boolean voided(UUID sessionId) {
		TrainingSession other = this.others.get(sessionId);
		return other != null && other.voided();
	}

	/**
	 * Ledger lines in ledger order.
	 *
	 * @param entries the lines
	 */
	public record Lines(List<LedgerEntry> entries) {

		private static final int NAMED = 20;

		public Lines {
			entries = entries.stream()
				.sorted(Comparator.comparingInt(LedgerEntry::line).thenComparing(LedgerEntry::id))
				.toList();
		}

		/** Those with these ids. */
		public Lines among(Collection<UUID> ids) {
			return new Lines(this.entries.stream().filter((entry) -> ids.contains(entry.id())).toList());
		}

		/** Such as {@code 3, 7, 12}; the first twenty and an ellipsis. */
		public String numbers() {
			return this.entries.stream()
				.limit(NAMED)
				.map((entry) -> Integer.toString(entry.line()))
				.collect(Collectors.joining(", ", "", (this.entries.size() > NAMED) ? " …" : ""));
		}

		public List<UUID> ids() {
			return this.entries.stream().map(LedgerEntry::id).toList();
		}

		/** How many people stand on them. */
		public long people() {
			return this.entries.stream().map(LedgerEntry::personKey).distinct().count();
		}

	}

	/**
	 * A record and what was read from it.
	 *
	 * @param record the record
	 * @param state where ingest stands, or {@code null} before it began
	 * @param facts what the document says
	 * @param text the text of the written materials, with personal numbers masked; empty
	 * of everything else
	 */
	public record Evidence(ArchivalRecord record, @Nullable IngestState state, List<Fact> facts, String text) {

		public Evidence {
			facts = List.copyOf(facts);
		}

		/** A record whose text does not matter. */
		public Evidence(ArchivalRecord record, @Nullable IngestState state, List<Fact> facts) {
			this(record, state, facts, "");
		}

		/** Whether everything the document says is known; the index may still wait. */
		public boolean read() {
			return this.state != null && this.state.stage().compareTo(IngestState.Stage.INDEX) >= 0;
		}

		/** Whether the content was read. */
		public boolean readable() {
			return this.state != null && (this.state.stage() == IngestState.Stage.INDEX
					|| this.state.stage() == IngestState.Stage.INGESTED);
		}

		/** The values of a fact, page by page. */
		public List<String> values(String name) {
			return this.facts.stream().filter((fact) -> fact.name().equals(name)).map(Fact::value).toList();
		}

	}

	/**
	 * A person of this ledger in another session.
	 *
	 * @param entryId the line of this ledger
	 * @param sessionId the other session
	 */
	public record Attendance(UUID entryId, UUID sessionId) {

	}

	/**
	 * The judgement calls in force.
	 *
	 * @param effectiveFrom first start day to which rules apply (A19)
	 * @param instructorMinYears years of practice (A14)
	 * @param publicityVideoRequired whether publicity needs a video (A13)
	 * @param peoplePerPhone from how many people on one phone (F6)
	 * @param captureToleranceDays days around the session in which pictures may be taken
	 * (F5)
	 * @param headCountTolerancePercent by how much heads and lines may differ
	 */
	public record Thresholds(LocalDate effectiveFrom, int instructorMinYears, boolean publicityVideoRequired,
			int peoplePerPhone, int captureToleranceDays, int headCountTolerancePercent) {

		/** The recommended readings. */
		public static final Thresholds RECOMMENDED = new Thresholds(LocalDate.of(2022, 3, 15), 2, true, 3, 1, 10);

	}

}
