package cn.juanzong.records.view;

import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.RecordReveals;
import cn.juanzong.records.Restrictions;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asking to look at the copy of an ID card. */
@Controller
class RecordRevealController {

	private static final int LONGEST_PURPOSE = 200;

	private final ArchivalRecords records;

	private final RecordReveals reveals;

	private final Restrictions restrictions;

	RecordRevealController(ArchivalRecords records, RecordReveals reveals, Restrictions restrictions) {
		this.records = records;
		this.reveals = reveals;
		this.restrictions = restrictions;
	}

	@PostMapping("/records/{id}/reveal")
	@PreAuthorize("hasAuthority('REVEAL_NUMBERS')")
	String reveal(@PathVariable UUID id, @RequestParam String purpose, ActingUser user) {
		ArchivalRecord record = this.records.find(id, user.scope()).orElseThrow(RecordRevealController::missing);
		if (this.restrictions.ofRecord(id)) {
			throw missing();
		}
		if (purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
			return "redirect:/records/" + id + "?purposeMissing=true";
		}
		this.reveals.reveal(record, purpose, user);
		return "redirect:/records/" + id;
	}

	private static ResponseStatusException missing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
