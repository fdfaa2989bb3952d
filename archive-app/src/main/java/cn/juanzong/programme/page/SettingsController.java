package cn.juanzong.programme.page;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the ambiguous articles are read here (A1 to A20): for all to see. */
@Controller
class SettingsController {

	private final Settings settings;

	SettingsController(Settings settings) {
		this.settings = settings;
	}

	@GetMapping("/settings")
	String list(Model model) {
		model.addAttribute("settings", this.settings.all());
		return "programme/settings";
	}

	@PostMapping("/settings/{key}")
	@PreAuthorize("hasAuthority('MANAGE_SETTINGS')")
	String change(@PathVariable SettingKey key, @RequestParam(defaultValue = "") String value, ActingUser user,
			RedirectAttributes flash) {
		boolean good = !key.fixed() && key.accepted().contain(value.strip());
		if (good) {
			this.settings.change(key, value.strip(), user);
		}
		flash.addFlashAttribute(good ? "saved" : "refused", key.code());
		return "redirect:/settings#" + key.code();
	}

}
