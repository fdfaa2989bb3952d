package cn.juanzong.ledger.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.ImportFault;
import cn.juanzong.ledger.ImportOutcome;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerTotals;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.codec.digest.DigestUtils;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The ledger on the page of its session. */
@Controller
class LedgerController {

	/** Faults on one page; a file with more has one cause, mostly. */
	private static final int MOST_FAULTS = 2_000;

	private static final int MOST_CAUSES = 5;

	private final Sessions sessions;

	private final Ledgers ledgers;

	private final LedgerView view;

	private final LedgerReadings readings;

	LedgerController(Sessions sessions, Ledgers ledgers, LedgerView view, LedgerReadings readings) {
		this.readings = readings;
		this.sessions = sessions;
		this.ledgers = ledgers;
		this.view = view;
	}

	@GetMapping("/sessions/{id}/ledger")
	String ledger(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model, ActingUser user) {
		TrainingSession session = session(id, user);
		List<LedgerEntry> entries = this.ledgers.entries(id);
		this.readings.note(session, entries.size());
		model.addAttribute("training", session);
		model.addAttribute("totals", this.ledgers.totals(id));
		model.addAttribute("versions", this.view.versions(this.ledgers.versions(id)));
		model.addAttribute("page", this.view.page(entries, page, user));
		model.addAttribute("mayImport", user.may(Permission.IMPORT_LEDGERS));
		return "ledger/_ledger";
	}

	@PostMapping("/sessions/{id}/ledger")
	@PreAuthorize("hasAuthority('IMPORT_LEDGERS')")
	String importFile(@PathVariable UUID id, @RequestParam MultipartFile file,
			@RequestParam(defaultValue = "") String acceptedDigest, Model model, HttpServletResponse response,
			ActingUser user) throws IOException {
		TrainingSession session = session(id, user);
		String name = Objects.requireNonNullElse(file.getOriginalFilename(), "ledger");
		byte[] bytes = file.getBytes();
		// good rows are accepted of the very file whose faults the user has seen
		boolean accepted = acceptedDigest.equals(DigestUtils.sha256Hex(bytes));
		ImportOutcome outcome = this.ledgers.importFile(id, name, new ByteArrayInputStream(bytes), accepted, user);
		model.addAttribute("training", session);
		model.addAttribute("outcome", outcome);
		model.addAttribute("shown", Math.min(MOST_FAULTS, outcome.faults().size()));
		model.addAttribute("rows", byRow(outcome.faults()));
		model.addAttribute("causes", causes(outcome.faults()));
		if (outcome.version().isPresent()) {
			response.setHeader("HX-Trigger", "ledgerChanged");
			response.setHeader("HX-Reswap", "none");
			return "ledger/_imported";
		}
		return "ledger/_outcome";
	}

	@GetMapping("/sessions/{id}/ledger/versions/{number}")
	String version(@PathVariable UUID id, @PathVariable int number, @RequestParam(defaultValue = "1") int page,
			Model model, ActingUser user) {
		TrainingSession session = session(id, user);
		LedgerView.Version version = this.view.versions(this.ledgers.versions(id))
			.stream()
			.filter((each) -> each.number() == number)
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		List<LedgerEntry> entries = this.ledgers.entriesOfVersion(id, number);
		this.readings.note(session, entries.size());
		model.addAttribute("training", session);
		model.addAttribute("version", version);
		model.addAttribute("totals",
				LedgerTotals.of(entries.stream().map(LedgerEntry::counting).toList(),
						(int) entries.stream()
							.filter((entry) -> entry.counting() == Counting.COUNTED)
							.map(LedgerEntry::personKey)
							.distinct()
							.count()));
		model.addAttribute("page", this.view.page(entries, page, user));
		return "ledger/version";
	}

	private static Collection<List<ImportFault>> byRow(List<ImportFault> faults) {
		return faults.stream()
			.limit(MOST_FAULTS)
			.collect(Collectors.groupingBy((fault) -> fault.sheet() + "\n" + fault.row(), LinkedHashMap::new,
					Collectors.toList()))
			.values();
	}

	/** What went wrong most often comes first: many faults have few causes. */
	private static List<Cause> causes(List<ImportFault> faults) {
		return faults.stream()
			.collect(Collectors.groupingBy((fault) -> List.of(fault.code(), fault.arguments()), LinkedHashMap::new,
					Collectors.toList()))
			.values()
			.stream()
			.map((alike) -> new Cause(alike.get(0), alike.size()))
			.sorted(Comparator.comparingInt(Cause::times).reversed())
			.limit(MOST_CAUSES)
			.toList();
	}

	@ExceptionHandler(MaxUploadSizeExceededException.class)
	String tooLarge(Model model) {
		List<ImportFault> faults = List.of(ImportFault.ofFile(FaultCode.FILE_TOO_LARGE));
		model.addAttribute("outcome", new ImportOutcome("", faults, List.of(), 0, 0, null));
		model.addAttribute("shown", 1);
		model.addAttribute("rows", byRow(faults));
		model.addAttribute("causes", List.of());
		return "ledger/_outcome";
	}

	private TrainingSession session(UUID id, ActingUser user) {
		return this.sessions.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * Faults of one kind.
	 *
	 * @param first the first of them
	 * @param times how many there are
	 */
	record Cause(ImportFault first, int times) {

	}

}
