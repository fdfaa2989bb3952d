package cn.juanzong.programme.page;

import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The contractors. */
@Controller
class OrganizerController {

	private final Organizers organizers;

	OrganizerController(Organizers organizers) {
		this.organizers = organizers;
	}

	@GetMapping("/organizers")
	String list(ActingUser user, Model model) {
		model.addAttribute("organizers",
				this.organizers.all().stream().filter((each) -> user.scope().allows(each.id())).toList());
		return "programme/organizers";
	}

	@GetMapping("/organizers/new")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String blank(Model model) {
		return show(new Form("", ""), null, new Faults(), model);
	}

	@GetMapping("/organizers/{id}")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String edit(@PathVariable UUID id, Model model) {
		Organizer organizer = find(id);
		return show(new Form(organizer.code(), organizer.name()), id, new Faults(), model);
	}

	@PostMapping("/organizers")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String register(Form form, ActingUser user, Model model) {
		Faults faults = form.faults();
		if (faults.none()) {
			try {
				this.organizers.register(new Organizer(UUID.randomUUID(), form.code(), form.name()), user);
				return "redirect:/organizers";
			}
			catch (DuplicateKeyException ex) {
				faults.add("code", "codeOrNameTaken");
			}
		}
		return show(form, null, faults, model);
	}

	@PostMapping("/organizers/{id}")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String change(@PathVariable UUID id, @RequestParam(defaultValue = "") String name, ActingUser user, Model model) {
		Form form = new Form(find(id).code(), name);
		Faults faults = form.faults();
		if (faults.none()) {
			try {
				this.organizers.change(new Organizer(id, form.code(), form.name()), user);
				return "redirect:/organizers";
			}
			catch (DuplicateKeyException ex) {
				faults.add("name", "nameTaken");
			}
		}
		return show(form, id, faults, model);
	}

	private Organizer find(UUID id) {
		return this.organizers.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static String show(Form form, @Nullable UUID id, Faults faults, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("id", id);
		model.addAttribute("faults", faults);
		return "programme/organizer-form";
	}

	/**
	 * A contractor as typed.
	 *
	 * @param code the code
	 * @param name the name
	 */
	record Form(String code, String name) {

		Form(@Nullable String code, @Nullable String name) {
			this.code = (code != null) ? code.strip() : "";
			this.name = (name != null) ? name.strip() : "";
		}

		Faults faults() {
			Faults faults = new Faults();
			if (!this.code.matches("[A-Z0-9]{2,8}")) {
				faults.add("code", "organizerCode");
			}
			faults.text("name", this.name, 100);
			return faults;
		}

	}

}
