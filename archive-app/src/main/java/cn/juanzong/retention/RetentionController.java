package cn.juanzong.retention;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Until when things are kept: beside each record and session, and as a report. */
@Controller
class RetentionController {

	private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final RetentionTerms terms;

	private final ExpiryReports reports;

	private final ExpiryWorkbook workbook;

	private final Sessions sessions;

	private final ArchivalRecords records;

	private final Settings settings;

	private final Clock clock;

	RetentionController(RetentionTerms terms, ExpiryReports reports, ExpiryWorkbook workbook, Sessions sessions,
			ArchivalRecords records, Settings settings, Clock clock) {
		this.terms = terms;
		this.reports = reports;
		this.workbook = workbook;
		this.sessions = sessions;
		this.records = records;
		this.settings = settings;
		this.clock = clock;
	}

	@GetMapping("/sessions/{id}/retention")
	String ofSession(@PathVariable UUID id, ActingUser user, Model model) {
		this.sessions.find(id, user.scope()).orElseThrow(RetentionController::missing);
		return term(id, "session", model);
	}

	@GetMapping("/records/{id}/retention")
	String ofRecord(@PathVariable UUID id, ActingUser user, Model model) {
		ArchivalRecord record = this.records.find(id, user.scope()).orElseThrow(RetentionController::missing);
		return term(record.sessionId(), "record", model);
	}

	@GetMapping("/retention")
	@PreAuthorize("hasAuthority('REPORT_RETENTION')")
	String report(Model model) {
		model.addAttribute("report", this.reports.current());
		model.addAttribute("anchor", this.settings.value(SettingKey.RETENTION_ANCHOR));
		model.addAttribute("currentYear", LocalDate.now(this.clock).getYear());
		return "retention/report";
	}

	@GetMapping("/retention/report.xlsx")
	@PreAuthorize("hasAuthority('REPORT_RETENTION')")
	void workbook(Locale locale, HttpServletResponse response) throws IOException {
		response.setContentType(XLSX);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename("retention-" + LocalDate.now(this.clock) + ".xlsx", StandardCharsets.UTF_8)
					.build()
					.toString());
		this.workbook.write(this.reports.current(), locale, response.getOutputStream());
	}

	private String term(UUID sessionId, String of, Model model) {
		RetentionTerm term = this.terms.of(sessionId).orElseThrow(RetentionController::missing);
		model.addAttribute("term", term);
		model.addAttribute("of", of);
		model.addAttribute("expired", !LocalDate.now(this.clock).isBefore(term.appraisableFrom()));
		return "retention/_term";
	}

	private static ResponseStatusException missing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
