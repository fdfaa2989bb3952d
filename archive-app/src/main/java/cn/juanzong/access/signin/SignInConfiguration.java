package cn.juanzong.access.signin;

import java.io.IOException;
import java.time.Clock;

import cn.juanzong.access.SignedIn;
import cn.juanzong.access.Users;
import cn.juanzong.access.security.SecurityRules;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.session.web.http.CookieSerializer;

/** Puts the sign-in form and what holds a sign-in together into the filter chain. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SignInConfiguration {

	private static final Logger log = LoggerFactory.getLogger(SignInConfiguration.class);

	@Bean
	Customizer<HttpSecurity> signIn(SignInSteps steps, Users users, SecurityRules rules, Clock clock) {
		return (http) -> {
			http.formLogin((form) -> form.loginPage("/sign-in")
				.successHandler((request, response, answer) -> steps.advance((PendingSignIn) answer, request, response))
				.failureHandler(new Refusal()));
			http.logout((out) -> out.logoutUrl("/sign-out")
				.addLogoutHandler(new HeaderWriterLogoutHandler(
						new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE)))
				.addLogoutHandler((request, response, who) -> {
					if (who != null && who.getPrincipal() instanceof SignedIn account) {
						steps.left(account, request.getRemoteAddr());
					}
				})
				.logoutSuccessUrl("/sign-in?left"));
			http.exceptionHandling((problems) -> problems.accessDeniedHandler(new StepsFirst(steps)));
			http.addFilterBefore(new StoredSignIns(users, rules, clock), SecurityContextHolderFilter.class);
		};
	}

	@Bean
	CookieSerializer sessionCookie() {
		return new SessionCookie();
	}

	/** The same answer whether the name, the password or the account is at fault. */
	private static final class Refusal implements AuthenticationFailureHandler {

		@Override
		public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
				AuthenticationException problem) throws IOException {
			if (problem instanceof SignInDelayed delayed) {
				response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(delayed.seconds()));
				response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
			}
			else {
				response.sendRedirect("/sign-in?refused");
			}
		}

	}

	/** Whoever has steps before him is sent to the next one. */
	private static final class StepsFirst implements AccessDeniedHandler {

		private final AccessDeniedHandler refuse = new AccessDeniedHandlerImpl();

		private final SignInSteps steps;

		StepsFirst(SignInSteps steps) {
			this.steps = steps;
		}

		@Override
		public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
				throws IOException, ServletException {
			Authentication who = SecurityContextHolder.getContext().getAuthentication();
			if (!(who instanceof PendingSignIn pending)) {
				log.info("Refused {} {} to {}", request.getMethod(), request.getRequestURI().replaceAll("\\s", "?"),
						(who != null) ? who.getName() : "nobody");
				this.refuse.handle(request, response, problem);
			}
			else if ("GET".equals(request.getMethod()) && request.getHeader("HX-Request") == null
					&& !request.getRequestURI().startsWith("/api/")) {
				response.sendRedirect(this.steps.next(pending).map(SignInSteps.Step::path).orElse("/sign-in"));
			}
			else {
				response.sendError(HttpStatus.UNAUTHORIZED.value());
			}
		}

	}

}
