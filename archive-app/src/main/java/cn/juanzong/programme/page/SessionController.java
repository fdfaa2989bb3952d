package cn.juanzong.programme.page;

import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of a session: its facts, and a place for what each room has to say about it.
 * The rooms serve their own fragments below the same address.
 */
@Controller
class SessionController {

	/** The rooms' fragments in reading order. */
	private static final List<String> SECTIONS = List.of("completeness", "findings", "files", "ledger", "supervision",
			"retention");

	private static final int LONGEST_REASON = 500;

	private final Sessions sessions;

	SessionController(Sessions sessions) {
		this.sessions = sessions;
	}

	@GetMapping("/sessions/{id}")
	String show(@PathVariable UUID id, ActingUser user, Model model) {
		TrainingSession session = find(id, user);
		model.addAttribute("training", session);
		model.addAttribute("sections", SECTIONS);
		model.addAttribute("mayChange", !session.voided() && user.may(Permission.EDIT_SESSIONS));
		model.addAttribute("mayVoid", !session.voided() && user.may(Permission.VOID_SESSIONS));
		return "programme/session";
	}

	@PostMapping("/sessions/{id}/void")
	@PreAuthorize("hasAuthority('VOID_SESSIONS')")
	String declareVoid(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, ActingUser user,
			RedirectAttributes flash) {
		find(id, user);
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			flash.addFlashAttribute("voidFault", true);
		}
		else {
			this.sessions.declareVoid(id, reason.strip(), user);
		}
		return "redirect:/sessions/" + id;
	}

	private TrainingSession find(UUID id, ActingUser user) {
		return this.sessions.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
