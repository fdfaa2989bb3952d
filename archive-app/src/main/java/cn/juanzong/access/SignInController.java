package cn.juanzong.access;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page. The framework itself answers the form. */
@Controller
class SignInController {

	@GetMapping("/sign-in")
	String form() {
		return "access/sign-in";
	}

}
