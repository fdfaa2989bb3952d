package cn.juanzong.access.signin;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page. The framework itself answers the form. */
@Controller
class SignInController {

	private final Map<String, String> providers = new TreeMap<>();

	SignInController(ObjectProvider<ClientRegistrationRepository> registrations) {
		if (registrations.getIfAvailable() instanceof Iterable<?> all) {
			for (Object each : all) {
				if (each instanceof ClientRegistration registration) {
					this.providers.put(registration.getRegistrationId(), registration.getClientName());
				}
			}
		}
	}

	@GetMapping("/sign-in")
	String form(Model model) {
		model.addAttribute("providers", this.providers);
		return "access/sign-in";
	}

}
