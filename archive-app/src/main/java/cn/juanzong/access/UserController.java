package cn.juanzong.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

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
 * about.
 */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class UserController {

	private final Users users;

	private final Contractors contractors;

	private final SignInSessions signIns;

	UserController(Users users, Contractors contractors, SignInSessions signIns) {
		this.users = users;
		this.contractors = contractors;
		this.signIns = signIns;
	}

	@GetMapping("/users")
	String list(Model model) {
		model.addAttribute("accounts", this.users.all());
		model.addAttribute("contractors", this.contractors.namesById());
		return "access/users";
	}

	@GetMapping("/users/new")
	String blank(Model model) {
		return show(new Form("", "", "", ""), Map.of(), model);
	}

	@PostMapping("/users")
	String register(Form form, Model model) {
		Map<String, UUID> ids = new LinkedHashMap<>();
		this.contractors.namesById().keySet().forEach((id) -> ids.put(id.toString(), id));
		Map<String, String> faults = form.faults(ids);
		if (faults.isEmpty()) {
			String password = Passwords.random();
			try {
				Role role = Role.valueOf(form.role());
				ActingUser account = this.users.register(form.signInName(), form.displayName(), password, role,
						(role == Role.ARCHIVIST) ? ids.get(form.organizerId()) : null);
				return showPassword(account, password, model);
			}
			catch (DuplicateKeyException ex) {
				faults.put("signInName", "access.fault.taken");
			}
		}
		return show(form, faults, model);
	}

	@PostMapping("/users/{id}/password")
	String resetPassword(@PathVariable UUID id, ActingUser user, Model model) {
		ActingUser account = other(id, user);
		String password = Passwords.random();
		this.users.resetPassword(id, password);
		this.signIns.end(account.signInName());
		return showPassword(account, password, model);
	}

	@PostMapping("/users/{id}/disable")
	String disable(@PathVariable UUID id, ActingUser user) {
		ActingUser account = other(id, user);
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

	/** An administrator cannot lock out the own account by mistake. */
	private ActingUser other(UUID id, ActingUser user) {
		if (id.equals(user.id())) {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}
		return this.users.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).user();
	}

	private static String showPassword(ActingUser account, String password, Model model) {
		model.addAttribute("account", account);
		model.addAttribute("password", password);
		return "access/password";
	}

	private String show(Form form, Map<String, String> faults, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("roles", Role.values());
		model.addAttribute("contractors", this.contractors.namesById());
		return "access/user-form";
	}

	/**
	 * An account as typed.
	 *
	 * @param signInName the sign-in name
	 * @param displayName how the user is shown
	 * @param role name of the role
	 * @param organizerId id of the contractor, for an archivist
	 */
	record Form(String signInName, String displayName, String role, String organizerId) {

		Form(@Nullable String signInName, @Nullable String displayName, @Nullable String role,
				@Nullable String organizerId) {
			this.signInName = (signInName != null) ? signInName.strip() : "";
			this.displayName = (displayName != null) ? displayName.strip() : "";
			this.role = (role != null) ? role : "";
			this.organizerId = (organizerId != null) ? organizerId : "";
		}

		Map<String, String> faults(Map<String, UUID> contractors) {
			Map<String, String> faults = new LinkedHashMap<>();
			if (!this.signInName.matches("[A-Za-z][A-Za-z0-9._-]{1,39}")) {
				faults.put("signInName", "access.fault.signInName");
			}
			if (this.displayName.isEmpty() || this.displayName.length() > 40) {
				faults.put("displayName", "access.fault.displayName");
			}
			if (java.util.Arrays.stream(Role.values()).noneMatch((each) -> each.name().equals(this.role))) {
				faults.put("role", "access.fault.choose");
			}
			if (this.role.equals(Role.ARCHIVIST.name()) && !contractors.containsKey(this.organizerId)) {
				faults.put("organizerId", "access.fault.choose");
			}
			return faults;
		}

	}

}
