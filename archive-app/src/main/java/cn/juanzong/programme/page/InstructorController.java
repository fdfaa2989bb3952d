package cn.juanzong.programme.page;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.TrainingSession.Instructor;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The instructors, their credentials (R03-1) and practice (R03-2). */
@Controller
class InstructorController {

	private final Instructors instructors;

	InstructorController(Instructors instructors) {
		this.instructors = instructors;
	}

	@GetMapping("/instructors")
	String list(Model model) {
		model.addAttribute("instructors", this.instructors.all());
		return "programme/instructors";
	}

	@GetMapping("/instructors/new")
	@PreAuthorize("hasAuthority('MANAGE_INSTRUCTORS')")
	String blank(Model model) {
		return show(new Form("", "", ""), null, new Faults(), model);
	}

	@GetMapping("/instructors/{id}")
	@PreAuthorize("hasAuthority('MANAGE_INSTRUCTORS')")
	String edit(@PathVariable UUID id, Model model) {
		Instructor instructor = find(id);
		LocalDate since = instructor.practiceSince();
		return show(new Form(instructor.name(), instructor.credential(), (since != null) ? since.toString() : ""), id,
				new Faults(), model);
	}

	@PostMapping("/instructors")
	@PreAuthorize("hasAuthority('MANAGE_INSTRUCTORS')")
	String register(Form form, ActingUser user, Model model) {
		Faults faults = new Faults();
		Optional<Instructor> instructor = form.read(UUID.randomUUID(), faults);
		if (instructor.isEmpty()) {
			return show(form, null, faults, model);
		}
		this.instructors.register(instructor.get(), user);
		return "redirect:/instructors";
	}

	@PostMapping("/instructors/{id}")
	@PreAuthorize("hasAuthority('MANAGE_INSTRUCTORS')")
	String change(@PathVariable UUID id, Form form, ActingUser user, Model model) {
		find(id);
		Faults faults = new Faults();
		Optional<Instructor> instructor = form.read(id, faults);
		if (instructor.isEmpty()) {
			return show(form, id, faults, model);
		}
		this.instructors.change(instructor.get(), user);
		return "redirect:/instructors";
	}

	private Instructor find(UUID id) {
		return this.instructors.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static String show(Form form, @Nullable UUID id, Faults faults, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("id", id);
		model.addAttribute("faults", faults);
		return "programme/instructor-form";
	}

	/**
	 * An instructor as typed.
	 *
	 * @param name the name
	 * @param credential kind, issuer and number; may be empty
	 * @param practiceSince a day; may be empty
	 */
	record Form(String name, String credential, String practiceSince) {

		Form(@Nullable String name, @Nullable String credential, @Nullable String practiceSince) {
			this.name = (name != null) ? name.strip() : "";
			this.credential = (credential != null) ? credential.strip() : "";
			this.practiceSince = (practiceSince != null) ? practiceSince.strip() : "";
		}

		Optional<Instructor> read(UUID id, Faults faults) {
			faults.text("name", this.name, 50);
			if (this.credential.length() > 200) {
				faults.add("credential", "tooLong");
			}
			LocalDate since = this.practiceSince.isEmpty() ? null
					: faults.day("practiceSince", this.practiceSince).orElse(null);
			return faults.none()
					? Optional
						.of(new Instructor(id, this.name, this.credential.isEmpty() ? null : this.credential, since))
					: Optional.empty();
		}

	}

}
