package cn.juanzong.ledger.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ledger.LedgerTotals;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Person search. What is looked for travels in the body only, so that no number reaches
 * an address, a history or a log.
 */
@Controller
@PreAuthorize("hasAuthority('SEARCH_PEOPLE')")
class PeopleController {

	private final PersonSearch search;

	private final Sessions sessions;

	private final ArchivalRecords records;

	private final Clock clock;

	PeopleController(PersonSearch search, Sessions sessions, ArchivalRecords records, Clock clock) {
		this.search = search;
		this.sessions = sessions;
		this.records = records;
		this.clock = clock;
	}

	@GetMapping("/people")
	String form() {
		return "ledger/people";
	}

	@PostMapping("/people")
	String find(@RequestParam String q, Model model, ActingUser user) {
		PersonQuery query = PersonQuery.of(q, LocalDate.now(this.clock));
		model.addAttribute("query", query);
		if (query.fault() == null) {
			List<Attendance> found = this.search.find(query, user);
			model.addAttribute("people", people(found, user));
			model.addAttribute("cut", found.size() == PersonSearch.MOST);
		}
		return "ledger/people";
	}

	private List<Person> people(List<Attendance> found, ActingUser user) {
		Set<UUID> ids = found.stream()
			.flatMap((each) -> Stream.of(each.sessionId(), each.repeatOf()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		Map<UUID, TrainingSession> visible = new HashMap<>(this.sessions.findAll(ids));
		visible.values().removeIf((session) -> !user.scope().allows(session.organizer().id()));
		Map<UUID, List<ArchivalRecord>> sheets = new HashMap<>();
		Map<String, List<Attended>> byPerson = new LinkedHashMap<>();
		for (Attendance each : found) {
			List<ArchivalRecord> signed = sheets.computeIfAbsent(each.sessionId(), (id) -> sheets(id, user));
			byPerson.computeIfAbsent(each.personKey(), (key) -> new ArrayList<>())
				.add(new Attended(each, Objects.requireNonNull(visible.get(each.sessionId())),
						visible.get(each.repeatOf()), signed));
		}
		return byPerson.values().stream().map(Person::new).toList();
	}

	private List<ArchivalRecord> sheets(UUID sessionId, ActingUser user) {
		return this.records.ofSession(sessionId, user.scope())
			.stream()
			.filter((record) -> record.kind() == MaterialKind.SIGN_IN_SHEET)
			.toList();
	}

	/**
	 * Somebody found.
	 *
	 * @param attended the person's lines
	 */
	record Person(List<Attended> attended) {

		/** The names on the lines; more than one is a conflict (C7). */
		public List<String> names() {
			return this.attended.stream().map((each) -> each.line().name()).distinct().toList();
		}

		public String idNumberMasked() {
			return this.attended.get(0).line().idNumberMasked();
		}

		/** In how many sessions, and what became of the lines. */
		public LedgerTotals totals() {
			List<Counting> countings = this.attended.stream().map((each) -> each.line().counting()).toList();
			return LedgerTotals.of(countings, countings.contains(Counting.COUNTED) ? 1 : 0);
		}

		public List<String> phones() {
			return this.attended.stream().map((each) -> each.line().phoneMasked()).distinct().toList();
		}

	}

	/**
	 * A line with its session, the one it repeats if the user may see it, and the sheets
	 * that should bear it out.
	 */
	record Attended(Attendance line, TrainingSession session, @Nullable TrainingSession repeatOf,
			List<ArchivalRecord> sheets) {

		public String chip() {
			return switch (this.line.counting()) {
				case COUNTED -> "green";
				case UNRESOLVED -> "amber";
				case AGE_UNDER, AGE_OVER, REPEAT -> "grey";
			};
		}

	}

}
