package cn.juanzong.programme.page;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.Course;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Topic;
import cn.juanzong.programme.TrainingClass;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The approved courses: exactly one class each (R04-1), topics of Art. 7 (R07-1). */
@Controller
class CourseController {

	private final Courses courses;

	CourseController(Courses courses) {
		this.courses = courses;
	}

	@GetMapping("/courses")
	String list(Model model) {
		model.addAttribute("courses", this.courses.all());
		return "programme/courses";
	}

	@GetMapping("/courses/new")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String blank(Model model) {
		return show(new Form("", "", "", List.of()), null, new Faults(), model);
	}

	@GetMapping("/courses/{id}")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String edit(@PathVariable UUID id, Model model) {
		Course course = find(id);
		return show(new Form(course.code(), course.title(), course.trainingClass().name(), course.topics()), id,
				new Faults(), model);
	}

	@PostMapping("/courses")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String register(Form form, ActingUser user, Model model) {
		Faults faults = form.faults();
		if (faults.none()) {
			try {
				this.courses.register(new Course(UUID.randomUUID(), form.code(), form.title(),
						TrainingClass.valueOf(form.trainingClass()), form.topics()), user);
				return "redirect:/courses";
			}
			catch (DuplicateKeyException ex) {
				faults.add("code", "codeTaken");
			}
		}
		return show(form, null, faults, model);
	}

	@PostMapping("/courses/{id}")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String change(@PathVariable UUID id, Form typed, ActingUser user, Model model) {
		Course course = find(id);
		Form form = new Form(course.code(), typed.title(), course.trainingClass().name(), typed.topics());
		Faults faults = form.faults();
		if (faults.none()) {
			this.courses.change(new Course(id, course.code(), form.title(), course.trainingClass(), form.topics()),
					user);
			return "redirect:/courses";
		}
		return show(form, id, faults, model);
	}

	private Course find(UUID id) {
		return this.courses.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static String show(Form form, @Nullable UUID id, Faults faults, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("id", id);
		model.addAttribute("faults", faults);
		model.addAttribute("classes", TrainingClass.values());
		model.addAttribute("topics", Topic.values());
		return "programme/course-form";
	}

	/**
	 * A course as typed.
	 *
	 * @param code the approved code
	 * @param title the title
	 * @param trainingClass name of the class
	 * @param topics names of topics
	 */
	record Form(String code, String title, String trainingClass, List<String> topics) {

		Form(@Nullable String code, @Nullable String title, @Nullable String trainingClass,
				@Nullable List<String> topics) {
			this.code = (code != null) ? code.strip() : "";
			this.title = (title != null) ? title.strip() : "";
			this.trainingClass = (trainingClass != null) ? trainingClass : "";
			this.topics = (topics != null) ? List.copyOf(topics) : List.of();
		}

		Faults faults() {
			Faults faults = new Faults();
			if (!this.code.matches("[A-Z0-9][A-Z0-9-]{1,19}")) {
				faults.add("code", "courseCode");
			}
			faults.text("title", this.title, 200);
			faults.choice("trainingClass", this.trainingClass, TrainingClass.class);
			List<String> known = Arrays.stream(Topic.values()).map(Enum::name).toList();
			if (!known.containsAll(this.topics)) {
				faults.add("topics", "choose");
			}
			return faults;
		}

	}

}
