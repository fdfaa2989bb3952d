package cn.juanzong.programme.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.TrainingSession.Instructor;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.Venues;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entering and correcting a session. */
@Controller
@PreAuthorize("hasAuthority('EDIT_SESSIONS')")
class SessionFormController {

	private final Sessions sessions;

	private final Organizers organizers;

	private final Courses courses;

	private final Venues venues;

	private final Instructors instructors;

	SessionFormController(Sessions sessions, Organizers organizers, Courses courses, Venues venues,
			Instructors instructors) {
		this.sessions = sessions;
		this.organizers = organizers;
		this.courses = courses;
		this.venues = venues;
		this.instructors = instructors;
	}

	@GetMapping("/sessions/new")
	String blank(ActingUser user, Model model) {
		return show(SessionForm.empty(user.organizerId()), new Faults(), null, user, model);
	}

	@PostMapping("/sessions")
	String register(SessionForm form, ActingUser user, Model model, RedirectAttributes flash) {
		Faults faults = new Faults();
		return form.read(UUID.randomUUID(), known(user), faults)
			.map((draft) -> stored(this.sessions.register(draft, user), flash))
			.orElseGet(() -> show(form, faults, null, user, model));
	}

	@GetMapping("/sessions/{id}/edit")
	String edit(@PathVariable UUID id, ActingUser user, Model model) {
		TrainingSession session = changeable(id, user);
		return show(SessionForm.of(session), new Faults(), session, user, model);
	}

	@PostMapping("/sessions/{id}/edit")
	String change(@PathVariable UUID id, SessionForm form, ActingUser user, Model model, RedirectAttributes flash) {
		TrainingSession session = changeable(id, user);
		Faults faults = new Faults();
		return form.read(id, known(user), faults)
			.map((draft) -> stored(this.sessions.change(draft, user), flash))
			.orElseGet(() -> show(form, faults, session, user, model));
	}

	private TrainingSession changeable(UUID id, ActingUser user) {
		TrainingSession session = this.sessions.find(id, user.scope())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		if (session.voided()) {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}
		return session;
	}

	private SessionForm.Known known(ActingUser user) {
		return new SessionForm.Known((id) -> this.organizers.find(id).filter((each) -> user.scope().allows(each.id())),
				this.courses::find, this.venues::find, this.instructors::find);
	}

	private static String stored(TrainingSession session, RedirectAttributes flash) {
		flash.addFlashAttribute("saved", true);
		return "redirect:/sessions/" + session.id();
	}

	private String show(SessionForm form, Faults faults, @Nullable TrainingSession session, ActingUser user,
			Model model) {
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("training", session);
		model.addAttribute("organizerOptions",
				options(this.organizers.all().stream().filter((each) -> user.scope().allows(each.id())), Organizer::id,
						Organizer::name));
		model.addAttribute("courseOptions",
				options(this.courses.all().stream(), Course::id, (each) -> each.code() + " " + each.title()));
		model.addAttribute("venueOptions",
				options(this.venues.all().stream(), Venue::id, (each) -> each.village() + " · " + each.name()));
		model.addAttribute("instructorOptions",
				options(this.instructors.all().stream(), Instructor::id, Instructor::name));
		return "programme/session-form";
	}

	private static <T> Map<UUID, String> options(Stream<T> things, Function<T, UUID> id, Function<T, String> text) {
		Map<UUID, String> options = new LinkedHashMap<>();
		things.forEach((each) -> options.put(id.apply(each), text.apply(each)));
		return options;
	}

}
