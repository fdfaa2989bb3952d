package cn.juanzong.web;

import cn.juanzong.access.ActingUser;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in: what waits for this role. */
@Controller
class HomeController {

	@GetMapping("/")
	String home(ActingUser user, Model model) {
		model.addAttribute("tiles", Menu.of(user, "/").stream().filter((each) -> !each.current()).toList());
		return "web/home";
	}

}
