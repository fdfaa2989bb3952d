package cn.juanzong.access.security;

import java.time.Clock;

import cn.juanzong.access.ActingUser;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the security administrator. */
@Controller
@PreAuthorize("hasAuthority('MANAGE_SECURITY')")
class SecurityController {

	private final SecurityRules rules;

	private final Clock clock;

	SecurityController(SecurityRules rules, Clock clock) {
		this.rules = rules;
		this.clock = clock;
	}

	@GetMapping("/security")
	String list(Model model) {
		model.addAttribute("rules", this.rules.all());
		model.addAttribute("zone", this.clock.getZone());
		return "access/security";
	}

	@PostMapping("/security/{rule}")
	String change(@PathVariable SecurityRule rule, @RequestParam(defaultValue = "-1") int value, ActingUser user,
			RedirectAttributes flash) {
		flash.addFlashAttribute(this.rules.change(rule, value, user) ? "saved" : "refused", rule.name());
		return "redirect:/security";
	}

}
