package cn.juanzong.access.token;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.signin.CurrentSignIn;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One's own tokens: made after the password was asked again, told once. */
@Controller
class TokenController {

	private static final List<Integer> LIVES = List.of(30, 90, 365);

	private static final int LONGEST_NAME = 60;

	private final ApiTokens tokens;

	private final CurrentSignIn current;

	private final Clock clock;

	TokenController(ApiTokens tokens, CurrentSignIn current, Clock clock) {
		this.tokens = tokens;
		this.current = current;
		this.clock = clock;
	}

	@GetMapping("/account/tokens/new")
	String blank(Model model) {
		return show("", Set.of(), 90, Map.of(), model);
	}

	@PostMapping("/account/tokens")
	String issue(@RequestParam(defaultValue = "") String name,
			@RequestParam(required = false) @Nullable Set<String> scope, @RequestParam(defaultValue = "90") int days,
			@RequestParam(defaultValue = "") String present, ActingUser user, Model model) {
		Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
		for (TokenScope each : TokenScope.values()) {
			if (scope != null && scope.contains(each.name())) {
				scopes.add(each);
			}
		}
		Map<String, String> faults = faults(name.strip(), scopes, days, user);
		if (faults.isEmpty() && !this.current.confirm(user, present)) {
			faults.put("present", "access.fault.passwordPresent");
		}
		if (!faults.isEmpty()) {
			return show(name, scopes, days, faults, model);
		}
		model.addAttribute("name", name.strip());
		model.addAttribute("token", this.tokens.issue(user, name.strip(), scopes, Duration.ofDays(days)));
		return "access/token";
	}

	@PostMapping("/account/tokens/{id}/revoke")
	String revoke(@PathVariable UUID id, ActingUser user) {
		if (!this.tokens.revoke(id, user)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return "redirect:/account";
	}

	private Map<String, String> faults(String name, Set<TokenScope> scopes, int days, ActingUser user) {
		Map<String, String> faults = new LinkedHashMap<>();
		if (name.isEmpty() || name.length() > LONGEST_NAME) {
			faults.put("name", "access.fault.tokenName");
		}
		if (scopes.isEmpty()) {
			faults.put("scope", "access.fault.choose");
		}
		if (!LIVES.contains(days)) {
			faults.put("days", "access.fault.choose");
		}
		if (this.tokens.of(user.id())
			.stream()
			.filter((each) -> each.live(this.clock.instant()))
			.count() >= ApiTokens.MOST) {
			faults.put("name", "access.fault.tokensMany");
		}
		return faults;
	}

	private static String show(String name, Set<TokenScope> scopes, int days, Map<String, String> faults, Model model) {
		model.addAttribute("name", name);
		model.addAttribute("chosen", scopes);
		model.addAttribute("days", days);
		model.addAttribute("scopes", TokenScope.values());
		model.addAttribute("lives", LIVES);
		model.addAttribute("faults", faults);
		return "access/token-form";
	}

}
