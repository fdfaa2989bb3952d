package cn.juanzong.access.signin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Users;
import cn.juanzong.access.factor.FactorSecret;
import cn.juanzong.access.factor.QrCode;
import cn.juanzong.access.factor.SecondFactors;
import cn.juanzong.access.password.PasswordRules;
import cn.juanzong.access.signin.SignInSteps.Step;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages between the password and being signed in. Each is open only to whom it is the
 * next step for; everybody else is sent on.
 */
@Controller
class SignInStepController {

	private final SignInSteps steps;

	private final SignInAttempts attempts;

	private final SecondFactors factors;

	private final Users users;

	private final PasswordRules rules;

	SignInStepController(SignInSteps steps, SignInAttempts attempts, SecondFactors factors, Users users,
			PasswordRules rules) {
		this.steps = steps;
		this.attempts = attempts;
		this.factors = factors;
		this.users = users;
		this.rules = rules;
	}

	@GetMapping("/sign-in/code")
	String code() {
		return at(Step.CODE).isPresent() ? "access/sign-in-code" : "redirect:/";
	}

	@PostMapping("/sign-in/code")
	@Nullable String code(@RequestParam(defaultValue = "") String code, Model model, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		PendingSignIn pending = at(Step.CODE).orElse(null);
		if (pending == null) {
			return "redirect:/";
		}
		ActingUser user = pending.getPrincipal().user();
		String key = Throttle.SECOND_FACTOR.key(user.id().toString());
		Optional<SignInDelayed> delayed = this.attempts.begin(Throttle.SECOND_FACTOR, key).map(SignInDelayed::new);
		if (delayed.isPresent()) {
			this.steps.delayed(pending.getPrincipal(), request.getRemoteAddr());
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(delayed.get().seconds()));
			response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
			return null;
		}
		if (!this.factors.accept(user, code)) {
			this.steps.refused("secondFactor.refused", pending.getPrincipal(), request.getRemoteAddr());
			model.addAttribute("fault", "access.code.wrong");
			return "access/sign-in-code";
		}
		this.attempts.forgive(key);
		this.steps.advance(pending.withCode(), request, response);
		return null;
	}

	@GetMapping("/sign-in/password")
	String password(Model model) {
		return at(Step.PASSWORD).map((pending) -> passwordPage(null, model)).orElse("redirect:/");
	}

	@PostMapping("/sign-in/password")
	@Nullable String password(@RequestParam(defaultValue = "") String password, @RequestParam(defaultValue = "") String repeated,
			Model model, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		PendingSignIn pending = at(Step.PASSWORD).orElse(null);
		if (pending == null) {
			return "redirect:/";
		}
		ActingUser user = pending.getPrincipal().user();
		Optional<String> fault = this.rules.fault(password, repeated, user);
		if (fault.isPresent()) {
			return passwordPage(fault.get(), model);
		}
		this.users.changePassword(user.id(), password);
		this.steps.advance(pending.with(this.users.principal(user.id()).orElseThrow()), request, response);
		return null;
	}

	@GetMapping("/sign-in/enrolment")
	String enrolment(Model model) {
		return at(Step.ENROLMENT).map((pending) -> enrolmentPage(pending, null, model)).orElse("redirect:/");
	}

	@PostMapping("/sign-in/enrolment")
	String enrolment(@RequestParam(defaultValue = "") String code, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		PendingSignIn pending = at(Step.ENROLMENT).orElse(null);
		if (pending == null) {
			return "redirect:/";
		}
		List<String> recoveryCodes = this.factors.confirm(pending.getPrincipal().user(), code);
		if (recoveryCodes.isEmpty()) {
			return enrolmentPage(pending, "access.code.wrong", model);
		}
		this.steps.save(pending.withCode(), request, response);
		model.addAttribute("recoveryCodes", recoveryCodes);
		model.addAttribute("done", "/sign-in/done");
		return "access/recovery-codes";
	}

	/** After the recovery codes were noted. */
	@PostMapping("/sign-in/done")
	@Nullable String done(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		PendingSignIn pending = pending().orElse(null);
		if (pending == null) {
			return "redirect:/";
		}
		this.steps.advance(pending, request, response);
		return null;
	}

	private String passwordPage(@Nullable String fault, Model model) {
		model.addAttribute("fault", fault);
		model.addAttribute("shortest", this.rules.shortest());
		model.addAttribute("first", true);
		model.addAttribute("action", "/sign-in/password");
		return "access/change-password";
	}

	private String enrolmentPage(PendingSignIn pending, @Nullable String fault, Model model) {
		FactorSecret secret = this.factors.offer(pending.getPrincipal().user().id());
		model.addAttribute("secret", secret.grouped());
		model.addAttribute("qr", QrCode.of(secret.uri(pending.getPrincipal().getUsername())));
		model.addAttribute("fault", fault);
		model.addAttribute("required", true);
		model.addAttribute("action", "/sign-in/enrolment");
		return "access/enrolment";
	}

	private Optional<PendingSignIn> at(Step step) {
		return pending().filter((pending) -> this.steps.next(pending).filter(step::equals).isPresent());
	}

	private static Optional<PendingSignIn> pending() {
		return (SecurityContextHolder.getContext().getAuthentication() instanceof PendingSignIn pending)
				? Optional.of(pending) : Optional.empty();
	}

}
