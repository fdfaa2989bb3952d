package cn.juanzong.access.account;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignInSessions;
import cn.juanzong.access.Users;
import cn.juanzong.access.factor.FactorSecret;
import cn.juanzong.access.factor.QrCode;
import cn.juanzong.access.factor.SecondFactors;
import cn.juanzong.access.password.PasswordRules;
import cn.juanzong.access.security.SecurityRules;
import cn.juanzong.access.signin.CurrentSignIn;
import cn.juanzong.access.token.ApiTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One's own account: password, second factor, where one is signed in. Whatever would let
 * somebody at a forgotten screen take the account over asks for the password again.
 */
@Controller
class AccountController {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private final Users users;

	private final SignInSessions signIns;

	private final SecondFactors factors;

	private final ApiTokens tokens;

	private final PasswordRules rules;

	private final CurrentSignIn current;

	private final SecurityRules security;

	private final Clock clock;

	AccountController(Users users, SignInSessions signIns, SecondFactors factors, ApiTokens tokens, PasswordRules rules,
			CurrentSignIn current, SecurityRules security, Clock clock) {
		this.users = users;
		this.signIns = signIns;
		this.factors = factors;
		this.tokens = tokens;
		this.rules = rules;
		this.current = current;
		this.security = security;
		this.clock = clock;
	}

	@GetMapping("/account")
	String show(ActingUser user, HttpServletRequest request, Model model) {
		return page(user, request, null, model);
	}

	@GetMapping("/account/password")
	String password(Model model) {
		return passwordPage(null, model);
	}

	@PostMapping("/account/password")
	String password(@RequestParam(defaultValue = "") String present, @RequestParam(defaultValue = "") String password,
			@RequestParam(defaultValue = "") String repeated, ActingUser user, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		if (!this.current.confirm(user, present)) {
			return passwordPage("access.fault.passwordPresent", model);
		}
		Optional<String> fault = this.rules.fault(password, repeated, user);
		if (fault.isPresent()) {
			return passwordPage(fault.get(), model);
		}
		this.users.changePassword(user.id(), password);
		this.signIns.endOthers(user.signInName(), request.getSession().getId());
		this.current.renew(request, response);
		return "redirect:/account?changed";
	}

	@PostMapping("/account/sign-ins/{handle}/end")
	String end(@PathVariable String handle, ActingUser user) {
		this.signIns.endOne(user, handle);
		return "redirect:/account";
	}

	@PostMapping("/account/sign-ins/end-others")
	String endOthers(ActingUser user, HttpServletRequest request, HttpServletResponse response) {
		this.users.signOutEverywhere(user.id());
		this.signIns.endOthers(user.signInName(), request.getSession().getId());
		this.current.renew(request, response);
		return "redirect:/account";
	}

	@GetMapping("/account/second-factor")
	String enrolment(ActingUser user, Model model) {
		return this.factors.inUse(user.id()) ? "redirect:/account" : enrolmentPage(user, null, model);
	}

	@PostMapping("/account/second-factor")
	String enrol(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String present,
			ActingUser user, Model model) {
		if (this.factors.inUse(user.id())) {
			return "redirect:/account";
		}
		if (!this.current.confirm(user, present)) {
			return enrolmentPage(user, "access.fault.passwordPresent", model);
		}
		List<String> codes = this.factors.confirm(user, code);
		return codes.isEmpty() ? enrolmentPage(user, "access.code.wrong", model) : codesPage(codes, model);
	}

	@PostMapping("/account/second-factor/codes")
	String renewCodes(@RequestParam(defaultValue = "") String present, ActingUser user, HttpServletRequest request,
			Model model) {
		if (!this.factors.inUse(user.id())) {
			return "redirect:/account";
		}
		if (!this.current.confirm(user, present)) {
			return page(user, request, "access.fault.passwordPresent", model);
		}
		return codesPage(this.factors.renewRecoveryCodes(user), model);
	}

	@PostMapping("/account/second-factor/remove")
	String removeSecondFactor(@RequestParam(defaultValue = "") String present, ActingUser user,
			HttpServletRequest request, Model model) {
		if (this.security.secondFactorRequired(user.role())) {
			return "redirect:/account";
		}
		if (!this.current.confirm(user, present)) {
			return page(user, request, "access.fault.passwordPresent", model);
		}
		this.factors.remove(user);
		return "redirect:/account";
	}

	private String page(ActingUser user, HttpServletRequest request, @Nullable String fault, Model model) {
		model.addAttribute("account", this.users.find(user.id()).orElse(null));
		model.addAttribute("secondFactor", this.factors.inUse(user.id()));
		model.addAttribute("secondFactorRequired", this.security.secondFactorRequired(user.role()));
		model.addAttribute("recoveryCodesLeft", this.factors.recoveryCodesLeft(user.id()));
		model.addAttribute("places", this.signIns.places(user.signInName(), request.getSession().getId()));
		model.addAttribute("tokens", this.tokens.of(user.id()));
		model.addAttribute("now", this.clock.instant());
		model.addAttribute("zone", ZONE);
		model.addAttribute("fault", fault);
		return "access/account";
	}

	private String passwordPage(@Nullable String fault, Model model) {
		model.addAttribute("fault", fault);
		model.addAttribute("shortest", this.rules.shortest());
		model.addAttribute("first", false);
		model.addAttribute("action", "/account/password");
		return "access/change-password";
	}

	private String enrolmentPage(ActingUser user, @Nullable String fault, Model model) {
		FactorSecret secret = this.factors.offer(user.id());
		model.addAttribute("secret", secret.grouped());
		model.addAttribute("qr", QrCode.of(secret.uri(user.signInName())));
		model.addAttribute("fault", fault);
		model.addAttribute("required", false);
		model.addAttribute("action", "/account/second-factor");
		return "access/enrolment";
	}

	private static String codesPage(List<String> codes, Model model) {
		model.addAttribute("recoveryCodes", codes);
		model.addAttribute("done", null);
		return "access/recovery-codes";
	}

}
