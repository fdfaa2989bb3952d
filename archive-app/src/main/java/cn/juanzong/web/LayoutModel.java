package cn.juanzong.web;

import java.util.List;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Demonstration;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What {@code layout.html} needs on every page. */
@ControllerAdvice(annotations = Controller.class)
@ConditionalOnWebApplication
class LayoutModel {

	@ModelAttribute
	void layout(@Nullable ActingUser user, HttpServletRequest request, Model model) {
		String path = request.getRequestURI();
		String query = request.getQueryString();
		model.addAttribute("here", (query != null) ? path + "?" + query : path);
		if (user != null) {
			model.addAttribute("signedIn", user);
			model.addAttribute("demonstration", request.getAttribute(Demonstration.NOTICE) != null);
			model.addAttribute("menu", Menu.of(user, path));
		}
		else {
			model.addAttribute("menu", List.of());
		}
	}

}
