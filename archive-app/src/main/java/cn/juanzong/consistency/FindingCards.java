package cn.juanzong.consistency;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import cn.juanzong.access.Scope;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.CountyTime;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;

import org.springframework.stereotype.Component;

/**
 * Findings as evidence cards: sentences in the reader's language, and what they refer to
 * as far as the reader may see it. Of another contractor's session or record a card says
 * only that there is one. Four reads for any number of findings.
 */
@Component
public class FindingCards {

	private final FindingTexts texts;

	private final Sessions sessions;

	private final ArchivalRecords records;

	private final Facts facts;

	private final Ledgers ledgers;

	FindingCards(FindingTexts texts, Sessions sessions, ArchivalRecords records, Facts facts, Ledgers ledgers) {
		this.texts = texts;
		this.sessions = sessions;
		this.records = records;
		this.facts = facts;
		this.ledgers = ledgers;
	}

	/**
	 * Makes cards.
	 * @param findings what contradicts, in the order wanted
	 * @param scope whose data the reader may see; the findings themselves are within it
	 * @param locale the reader's language
	 * @return a card for each finding
	 */
	public List<Card> of(List<RecordedFinding> findings, Scope scope, Locale locale) {
		Map<UUID, TrainingSession> sessions = this.sessions.findAll(ids(findings,
				(each) -> Stream.concat(Stream.of(each.sessionId()), each.finding().sessions().stream())));
		Map<UUID, ArchivalRecord> records = this.records
			.findAll(ids(findings, (each) -> each.finding().records().stream()));
		Map<UUID, IngestState> states = this.facts.states(records.keySet());
		Map<UUID, LedgerEntry> entries = new HashMap<>();
		this.ledgers
			.entries(ids(findings.stream().filter((each) -> !each.finding().entries().isEmpty()).toList(),
					(each) -> Stream.of(each.sessionId())))
			.values()
			.stream()
			.flatMap(Collection::stream)
			.forEach((entry) -> entries.put(entry.id(), entry));
		return findings.stream().map((each) -> {
			Finding finding = each.finding();
			List<TrainingSession> others = found(finding.sessions(), sessions);
			List<ArchivalRecord> evidence = found(finding.records(), records);
			List<TrainingSession> visibleSessions = others.stream()
				.filter((other) -> scope.allows(other.organizer().id()))
				.toList();
			List<Exhibit> exhibits = evidence.stream()
				.filter((record) -> scope.allows(record.organizerId()))
				.map((record) -> exhibit(record, states))
				.toList();
			boolean foreignSession = visibleSessions.size() < finding.sessions().size();
			RecordedFinding told = foreignSession ? each.withoutOthers() : each;
			return new Card(told, this.texts.of(told.finding(), locale),
					Objects.requireNonNull(sessions.get(each.sessionId())), exhibits, found(finding.entries(), entries),
					visibleSessions, foreignSession, exhibits.size() < finding.records().size(),
					CountyTime.minute(each.openedAt()));
		}).toList();
	}

	private static Exhibit exhibit(ArchivalRecord record, Map<UUID, IngestState> states) {
		IngestState state = states.get(record.id());
		return new Exhibit(record, state != null && state.thumbnail());
	}

	private static List<UUID> ids(List<RecordedFinding> findings, Function<RecordedFinding, Stream<UUID>> referred) {
		return findings.stream().flatMap(referred).distinct().toList();
	}

	private static <T> List<T> found(List<UUID> ids, Map<UUID, T> known) {
		return ids.stream().filter(known::containsKey).map((id) -> Objects.requireNonNull(known.get(id))).toList();
	}

	/**
	 * A finding as shown.
	 *
	 * @param recorded the finding, as far as the reader may know it
	 * @param text its sentences
	 * @param session the session it was found in
	 * @param exhibits records concerned that the reader may see
	 * @param lines ledger lines concerned, masked
	 * @param others other sessions concerned that the reader may see
	 * @param foreignSession whether there is one the reader may not see
	 * @param foreignRecord whether there is a record the reader may not see
	 * @param openedAt when it was found, to the minute
	 */
	public record Card(RecordedFinding recorded, FindingTexts.Text text, TrainingSession session,
			List<Exhibit> exhibits, List<LedgerEntry> lines, List<TrainingSession> others, boolean foreignSession,
			boolean foreignRecord, String openedAt) {

		public RuleCode code() {
			return this.recorded.code();
		}

		/** The colour of its chip. */
		public String colour() {
			return switch (code().severity()) {
				case RED -> "red";
				case AMBER -> "amber";
				case NOTICE -> "blue";
			};
		}

	}

	/**
	 * A record as evidence.
	 *
	 * @param record the record
	 * @param thumbnail whether there is a picture of it
	 */
	public record Exhibit(ArchivalRecord record, boolean thumbnail) {

	}

}
