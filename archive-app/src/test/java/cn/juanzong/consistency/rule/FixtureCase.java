package cn.juanzong.consistency.rule;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import cn.juanzong.consistency.MaterialNeeds;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Attendance;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Evidence;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Lines;
import cn.juanzong.consistency.snapshot.CaseSnapshot.Thresholds;
import cn.juanzong.consistency.snapshot.Neighbours;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Fact;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.ingest.ReusedPaper;
import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.ImportFault;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerVersion;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.counting.CountingReason;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.reconciliation.Check;
import cn.juanzong.reconciliation.Outcome;
import cn.juanzong.reconciliation.ReconciledItem;
import cn.juanzong.reconciliation.Reconciliation;
import cn.juanzong.records.ArchivalCode;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One folder {@code consistency/<CODE>_<story>}: a session told in a few words of JSON.
 * Whatever it does not mention is an honest BASIC session of 2022-06-15 with all its
 * materials, so that a case shows exactly one contradiction.
 */
record FixtureCase(String folder, JsonNode json, CaseSnapshot snapshot) {

	private static final Path ROOT = Path.of("src/test/resources/consistency");

	static List<FixtureCase> all() {
		try (var folders = Files.list(ROOT)) {
			return folders.sorted().map(FixtureCase::read).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static FixtureCase read(Path folder) {
		JsonNode json = JsonMapper.shared().readTree(folder.resolve("case.json"));
		return new FixtureCase(folder.getFileName().toString(), json, new Reader(json).snapshot());
	}

	static UUID id(String name) {
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

	/** The rule the story is about: the longest code that its folder begins with. */
	RuleCode code() {
		return Arrays.stream(RuleCode.values())
			.filter((each) -> this.folder.startsWith(each + "_"))
			.max(Comparator.comparingInt((each) -> each.name().length()))
			.orElseThrow(() -> new AssertionError(this.folder + " names no rule code"));
	}

	@Override
	public String toString() {
		return code().requirement() + " " + this.folder;
	}

	private record Reader(JsonNode json) {

		CaseSnapshot snapshot() {
			TrainingSession session = session("S1", this.json.path("session"));
			List<LedgerEntry> entries = list("lines").stream().map((line) -> entry(session, line)).toList();
			LedgerVersion ledger = this.json.path("ledger").asBoolean(true)
					? new LedgerVersion(id("ledger"), session.id(), 1, "台账.xlsx", "00", entries.size(),
							this.json.path("rowsBad").asInt(0), Instant.EPOCH, "档案员", true)
					: null;
			Map<UUID, TrainingSession> others = new HashMap<>();
			this.json.path("others")
				.properties()
				.forEach((each) -> others.put(id(each.getKey()), session(each.getKey(), each.getValue())));
			Thresholds thresholds = thresholds();
			List<Evidence> evidence = new ArrayList<>(
					list("records").stream().map((record) -> evidence(session.id(), record)).toList());
			CaseSnapshot told = new CaseSnapshot(session, ledger, leftOut(), new Lines(entries), evidence,
					list("twins").stream()
						.map((twin) -> evidence(id(twin.path("session").asString()), twin).record())
						.toList(),
					attendances("overlaps"), attendances("repeatedElsewhere"), neighbours(), others, thresholds);
			if (this.json.path("materials").asString("all").equals("all")) {
				complete(told, evidence);
			}
			return new CaseSnapshot(session, ledger, leftOut(), told.lines(), evidence, told.twins(), told.overlaps(),
					told.repeatedElsewhere(), told.neighbours(), others, thresholds, reconciliation(session));
		}

		/** Adds whatever an article asks for and the case neither has nor leaves out. */
		private void complete(CaseSnapshot told, List<Evidence> evidence) {
			List<String> without = list("without").stream().map(JsonNode::asString).toList();
			Map<MaterialKind, Integer> missing = new LinkedHashMap<>();
			for (List<MaterialNeeds.Need> needs : List.of(MaterialNeeds.sessionFile(told),
					MaterialNeeds.writtenFiling(told))) {
				needs.forEach((need) -> missing.merge(need.kind(), need.required() - need.found(), Math::max));
			}
			missing.remove(MaterialKind.E_LEDGER);
			missing.forEach((kind, count) -> {
				for (int i = 0; i < count && !without.contains(kind.name()); i++) {
					String lines = Long.toString(told.lines().people());
					JsonNode record = JsonMapper.shared()
						.valueToTree(Map.of("name", kind + "-" + i, "kind", kind.name(), "facts",
								(kind == MaterialKind.SIGN_IN_SHEET)
										? List.of(List.of(Fact.READABLE_LINES, lines.equals("0") ? "1" : lines))
										: List.of()));
					evidence.add(evidence(told.session().id(), record));
				}
			});
		}

		private static TrainingSession session(String name, JsonNode json) {
			String organizer = json.path("organizer").asString("A");
			LocalDate startsOn = LocalDate.parse(json.path("startsOn").asString("2022-06-15"));
			return new TrainingSession(id(name), 1, "电商培训", new Organizer(id(organizer), organizer, "承办单位" + organizer),
					new Course(id("course"), "C01", "电商课程",
							TrainingClass.valueOf(json.path("trainingClass").asString("BASIC")), List.of()),
					startsOn, LocalDate.parse(json.path("endsOn").asString(startsOn.toString())),
					LocalTime.parse(json.path("startsAt").asString("08:30")),
					LocalTime.parse(json.path("endsAt").asString("17:00")), json.path("halfDays").asInt(1),
					new TrainingSession.Venue(id("venue"), "河洛镇石关村村委会", "石关村",
							TrainingSession.VenueKind.valueOf(json.path("venueKind").asString("PUBLIC_SERVICE_CENTRE")),
							json.has("latitude") ? json.path("latitude").asDouble() : null,
							json.has("longitude") ? json.path("longitude").asDouble() : null,
							json.has("capacity") ? json.path("capacity").asInt() : null),
					TrainingSession.Mode.valueOf(json.path("mode").asString("ON_SITE")),
					json.path("onlineReason").asString(null),
					new TrainingSession.Instructor(id("instructor"), "李讲师", json.path("credential").asString("电商讲师证书"),
							practiceSince(json)),
					new BigDecimal(json.path("theoryHours").asString("4")),
					new BigDecimal(json.path("practiceHours").asString("4")), "2022",
					json.path("voidedReason").asString(null));
		}

		private static LocalDate practiceSince(JsonNode json) {
			return json.path("practiceSince").isNull() ? null
					: LocalDate.parse(json.path("practiceSince").asString("2015-01-01"));
		}

		private static LedgerEntry entry(TrainingSession session, JsonNode json) {
			String line = json.path("line").asString();
			String repeatOf = json.path("repeatOf").asString("");
			String reason = json.path("reason").asString("");
			String phone = json.path("phone").asString("phone" + line);
			return new LedgerEntry(id("line" + line), session.id(), json.path("line").asInt(), "名单",
					json.path("line").asInt() + 1, json.path("name").asString("学员" + line),
					LedgerEntry.DocumentType.ID_CARD, "999999********0000",
					json.path("person").asString("person" + line), json.path("phoneMasked").asString("138****0000"),
					phone, LocalDate.parse(json.path("birth").asString("1980-01-01")), "网店开设", null, null,
					Counting.valueOf(json.path("counting").asString("COUNTED")),
					reason.isEmpty() ? null : CountingReason.valueOf(reason), repeatOf.isEmpty() ? null : id(repeatOf),
					StreamSupport.stream(json.path("notices").spliterator(), false).map(JsonNode::asString).toList());
		}

		private static Evidence evidence(UUID session, JsonNode json) {
			String name = json.path("name").asString();
			byte[] digest = Arrays.copyOf(json.path("sha").asString(name).getBytes(StandardCharsets.UTF_8), 32);
			ArchivalRecord record = new ArchivalRecord(id(name), session, id("A"),
					MaterialKind.valueOf(json.path("kind").asString()), name, 1, Digest.of(digest),
					ArchivalCode.parse("A-PX·2022·D10-001-0001"), Instant.EPOCH, "档案员", List.of());
			String reason = json.path("reason").asString("");
			IngestState state = new IngestState(record.id(),
					IngestState.Stage.valueOf(json.path("stage").asString("INGESTED")),
					reason.isEmpty() ? null : Extraction.Reason.valueOf(reason), "image/jpeg", 1, true, 1,
					Instant.EPOCH);
			List<Fact> facts = StreamSupport.stream(json.path("facts").spliterator(), false)
				.map((fact) -> new Fact(fact.path(0).asString(), fact.path(1).asString(), 1, null, 1, "test"))
				.toList();
			return new Evidence(record, state, facts, json.path("text").asString(""));
		}

		private List<Attendance> attendances(String name) {
			return list(name).stream()
				.map((each) -> new Attendance(id("line" + each.path(0).asInt()), id(each.path(1).asString())))
				.toList();
		}

		/** Items of which only check, outcome and ledger line are told. */
		private Reconciliation reconciliation(TrainingSession session) {
			List<ReconciledItem> items = list("paper").stream()
				.map((each) -> new ReconciledItem("item", Check.valueOf(each.path(0).asString()),
						Outcome.valueOf(each.path(1).asString()), null, null, null, null, null,
						each.has(2) ? id("line" + each.path(2).asInt()) : null, null, null, null, List.of(), List.of(),
						null, 1, null))
				.toList();
			return new Reconciliation(session.id(),
					items.isEmpty() ? Reconciliation.State.NO_PAPER : Reconciliation.State.COMPARED, "", Instant.EPOCH,
					items);
		}

		private List<ImportFault> leftOut() {
			return list("leftOut").stream()
				.map((each) -> new ImportFault(each.path(0).asString(), each.path(1).asInt(), null, null,
						FaultCode.valueOf(each.path(2).asString()), List.of()))
				.toList();
		}

		private Thresholds thresholds() {
			Thresholds usual = Thresholds.RECOMMENDED;
			return new Thresholds(usual.effectiveFrom(), usual.instructorMinYears(),
					this.json.path("thresholds").path("publicityVideoRequired").asBoolean(true), usual.peoplePerPhone(),
					usual.captureToleranceDays(), usual.headCountTolerancePercent());
		}

		private Neighbours neighbours() {
			return new Neighbours(list("likenesses").stream()
				.map((each) -> new Neighbours.Likeness(id(each.path("record").asString()),
						evidence(id(each.path("session").asString()), each).record(), each.path("percent").asInt()))
				.toList(), ids("sameInstructor"), ids("sameVenue"),
					list("sharedLists").stream()
						.map((each) -> new Neighbours.SharedList(id(each.path("session").asString()),
								each.path("common").asInt(), each.path("people").asInt(), each.path("others").asInt(),
								each.path("inOrder").asInt(), each.path("sorted").asBoolean()))
						.toList(),
					list("reusedSheets").stream().map(Reader::reused).toList());
		}

		private static Neighbours.ReusedSheet reused(JsonNode json) {
			ArchivalRecord other = evidence(id(json.path("session").asString()), json).record();
			List<Integer> lines = StreamSupport.stream(json.path("lines").spliterator(), false)
				.map(JsonNode::asInt)
				.toList();
			return new Neighbours.ReusedSheet(other, new ReusedPaper.Reuse(id(json.path("record").asString()), 1,
					other.id(), 1, lines, lines, json.path("signed").asInt()));
		}

		private List<UUID> ids(String name) {
			return list(name).stream().map((each) -> id(each.asString())).toList();
		}

		private List<JsonNode> list(String name) {
			return StreamSupport.stream(this.json.path(name).spliterator(), false).toList();
		}

	}

}
