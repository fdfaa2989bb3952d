package cn.juanzong.audit;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.scope.DataScope;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail, to read, to verify and to take away. */
@Controller
@PreAuthorize("hasAuthority('READ_AUDIT')")
class AuditController {

	private static final int PAGE = 50;

	private final AuditEntries entries;

	private final ChainVerification verification;

	private final AuditExport export;

	private final ContractorNames contractors;

	private final DetailWords words;

	AuditController(AuditEntries entries, ChainVerification verification, AuditExport export,
			ContractorNames contractors, DetailWords words) {
		this.words = words;
		this.entries = entries;
		this.verification = verification;
		this.export = export;
		this.contractors = contractors;
	}

	@GetMapping("/audit")
	String list(Asked asked, @RequestParam(required = false) @Nullable Long before, Model model, Locale locale) {
		List<AuditEntry> found = this.entries.newest(asked.filter(), (before != null) ? before : Long.MAX_VALUE,
				PAGE + 1);
		boolean more = found.size() > PAGE;
		List<AuditEntry> page = more ? found.subList(0, PAGE) : found;
		model.addAttribute("asked", asked);
		model.addAttribute("entries", page);
		model.addAttribute("details", page.stream()
			.collect(Collectors.toMap(AuditEntry::number, (entry) -> this.words.lines(entry, locale))));
		model.addAttribute("before", more ? page.get(PAGE - 1).number() : null);
		model.addAttribute("first", before == null);
		model.addAttribute("actions", this.entries.actions());
		model.addAttribute("contractors", DataScope.office().get(this.contractors::namesById));
		model.addAttribute("head", this.entries.head());
		model.addAttribute("zone", AuditEntries.ZONE);
		return "audit/trail";
	}

	@GetMapping("/audit/verification")
	String verify(@RequestParam(required = false) @Nullable Long entry,
			@RequestParam(required = false) @Nullable String hash, @RequestParam(defaultValue = "false") boolean since,
			Model model) {
		byte[] noted = noted(hash);
		boolean understood = (entry == null) == !StringUtils.hasText(hash) && (entry == null || noted != null);
		model.addAttribute("understood", understood);
		model.addAttribute("entry", entry);
		model.addAttribute("hash", hash);
		model.addAttribute("since", since);
		if (understood) {
			AuditEntries.Head end = (entry != null && noted != null) ? new AuditEntries.Head(entry, noted) : null;
			model.addAttribute("verdict",
					(since && end != null) ? this.verification.verifySince(end) : this.verification.verify(end));
		}
		return "audit/verification";
	}

	@GetMapping("/audit/export.csv")
	void export(Asked asked, HttpServletResponse response) throws IOException {
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
		this.export.note(asked.filter());
		this.export.write(asked.filter(), response.getWriter());
	}

	private static byte @Nullable [] noted(@Nullable String hash) {
		return (hash != null && hash.strip().matches("[0-9a-fA-F]{64}")) ? HexFormat.of().parseHex(hash.strip()) : null;
	}

	/**
	 * The filter as it stands in the address.
	 *
	 * @param actor part of a name
	 * @param action a code
	 * @param subject an id
	 * @param organizer a contractor
	 * @param request the id of a request
	 * @param from first day
	 * @param to last day
	 */
	record Asked(@Nullable String actor, @Nullable String action, @Nullable String subject, @Nullable UUID organizer,
			@Nullable String request, @Nullable LocalDate from, @Nullable LocalDate to) {

		AuditEntries.Filter filter() {
			return new AuditEntries.Filter(text(this.actor), text(this.action), text(this.subject), this.organizer,
					text(this.request), this.from, this.to);
		}

		private static @Nullable String text(@Nullable String typed) {
			return StringUtils.hasText(typed) ? typed.strip() : null;
		}

	}

}
