package cn.juanzong.access.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Contractors;
import cn.juanzong.access.Passwords;
import cn.juanzong.access.Role;
import cn.juanzong.access.SignInSessions;
import cn.juanzong.access.Users;
import cn.juanzong.access.factor.SecondFactors;
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

/**
 * Accounts for the administrator. Passwords are made here, shown once and never sent
 * about. Whatever changes an account ends its sign-ins.
 */
@Controller
@PreAuthorize("hasAuthority('MANAGE_ACCOUNTS')")
class UserController {

	private final Users users;

	private final Contractors contractors;

	private final SignInSessions signIns;

	private final SecondFactors factors;

	UserController(Users users, Contractors contractors, SignInSessions signIns, SecondFactors factors) {
		this.users = users;
		this.contractors = contractors;
		this.signIns = signIns;
		this.factors = factors;
	}

	@GetMapping("/users")
	String list(Model model) {
		model.addAttribute("accounts", this.users.all());
		model.addAttribute("contractors", this.contractors.namesById());
		model.addAttribute("today", this.users.today());
		return "access/users";
	}

	@GetMapping("/users/new")
	String blank(Model model) {
		return show(null, new UserForm("", "", "", "", ""), Map.of(), model);
	}

	@PostMapping("/users")
	String register(UserForm form, Model model) {
		Map<String, UUID> ids = contractorIds();
		Map<String, String> faults = form.faults(ids);
		if (faults.isEmpty()) {
			String password = Passwords.random();
			try {
				ActingUser account = this.users.registerFirst(form.signInName(), form.displayName(), password,
						Role.valueOf(form.role()), form.contractor(ids), form.lastDay());
				return showPassword(account, password, model);
			}
			catch (DuplicateKeyException ex) {
				faults.put("signInName", "access.fault.taken");
			}
		}
		return show(null, form, faults, model);
	}

	@GetMapping("/users/{id}")
	String edit(@PathVariable UUID id, ActingUser user, Model model) {
		Users.Account account = other(id, user);
		return show(account, UserForm.of(account), Map.of(), model);
	}

	@PostMapping("/users/{id}")
	String change(@PathVariable UUID id, UserForm form, ActingUser user, Model model) {
		Users.Account account = other(id, user);
		UserForm typed = form.named(account.user().signInName());
		Map<String, UUID> ids = contractorIds();
		Map<String, String> faults = typed.faults(ids);
		if (!faults.isEmpty()) {
			return show(account, typed, faults, model);
		}
		this.users.change(id, typed.displayName(), Role.valueOf(typed.role()), typed.contractor(ids), typed.lastDay());
		this.signIns.end(account.user().signInName());
		return "redirect:/users";
	}

	@PostMapping("/users/{id}/password")
	String resetPassword(@PathVariable UUID id, ActingUser user, Model model) {
		ActingUser account = other(id, user).user();
		String password = Passwords.random();
		this.users.resetPassword(id, password);
		this.signIns.end(account.signInName());
		return showPassword(account, password, model);
	}

	@PostMapping("/users/{id}/disable")
	String disable(@PathVariable UUID id, ActingUser user) {
		ActingUser account = other(id, user).user();
		this.users.enable(id, false);
		this.signIns.end(account.signInName());
		return "redirect:/users";
	}

	@PostMapping("/users/{id}/enable")
	String enable(@PathVariable UUID id, ActingUser user) {
		other(id, user);
		this.users.enable(id, true);
		return "redirect:/users";
	}

	@PostMapping("/users/{id}/sign-out")
	String signOut(@PathVariable UUID id, ActingUser user) {
		ActingUser account = other(id, user).user();
		this.users.signOutEverywhere(id);
		this.signIns.end(account.signInName());
		return "redirect:/users/" + id;
	}

	/**
	 * For whoever has lost telephone and recovery codes, and was recognised in person.
	 */
	@PostMapping("/users/{id}/second-factor/remove")
	String removeSecondFactor(@PathVariable UUID id, ActingUser user) {
		ActingUser account = other(id, user).user();
		this.factors.remove(account);
		this.users.signOutEverywhere(id);
		this.signIns.end(account.signInName());
		return "redirect:/users/" + id;
	}

	/** An administrator cannot lock out the own account by mistake. */
	private Users.Account other(UUID id, ActingUser user) {
		if (id.equals(user.id())) {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}
		return this.users.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private Map<String, UUID> contractorIds() {
		Map<String, UUID> ids = new LinkedHashMap<>();
		this.contractors.namesById().keySet().forEach((id) -> ids.put(id.toString(), id));
		return ids;
	}

	private static String showPassword(ActingUser account, String password, Model model) {
		model.addAttribute("account", account);
		model.addAttribute("password", password);
		return "access/password";
	}

	private String show(Users.@Nullable Account account, UserForm form, Map<String, String> faults, Model model) {
		model.addAttribute("account", account);
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("roles", Role.values());
		model.addAttribute("contractors", this.contractors.namesById());
		if (account != null) {
			model.addAttribute("secondFactor", this.factors.inUse(account.user().id()));
			model.addAttribute("places", this.signIns.places(account.user().signInName(), ""));
		}
		return "access/user-form";
	}

}
