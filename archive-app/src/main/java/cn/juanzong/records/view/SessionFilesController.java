package cn.juanzong.records.view;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.programme.Sessions;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The files of a session: where they are put in, and what is there.
 */
@Controller
class SessionFilesController {

	private final Sessions sessions;

	private final ArchivalRecords records;

	private final Accessions accessions;

	private final Facts facts;

	SessionFilesController(Sessions sessions, ArchivalRecords records, Accessions accessions, Facts facts) {
		this.sessions = sessions;
		this.records = records;
		this.accessions = accessions;
		this.facts = facts;
	}

	@GetMapping("/sessions/{id}/files")
	String files(@PathVariable UUID id, ActingUser user, Model model) {
		fill(id, user, model);
		model.addAttribute("kinds", Arrays.asList(MaterialKind.values()));
		model.addAttribute("maxBytes", this.accessions.maxLength());
		return "records/_files :: files";
	}

	/** The gallery alone, asked for again while something is pending or has changed. */
	@GetMapping("/sessions/{id}/files/gallery")
	String gallery(@PathVariable UUID id, ActingUser user, Model model) {
		fill(id, user, model);
		return "records/_files :: gallery";
	}

	private void fill(UUID id, ActingUser user, Model model) {
		if (this.sessions.find(id, user.scope()).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		List<ArchivalRecord> found = this.records.ofSession(id, user.scope());
		Map<UUID, IngestState> states = this.facts.states(found.stream().map(ArchivalRecord::id).toList());
		List<FileCard> cards = found.stream().map((record) -> new FileCard(record, states.get(record.id()))).toList();
		model.addAttribute("sessionId", id);
		model.addAttribute("mayUpload", user.may(Permission.HAND_OVER));
		model.addAttribute("cards", cards);
		model.addAttribute("pending", cards.stream().filter(FileCard::pending).count());
	}

}
