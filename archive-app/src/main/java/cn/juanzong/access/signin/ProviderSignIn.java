package cn.juanzong.access.signin;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import cn.juanzong.access.SignedIn;
import cn.juanzong.access.Users;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Signing in with an OpenID provider, where one is configured as Spring Boot does it
 * ({@code spring.security.oauth2.client.registration}). The provider says who it is;
 * which account that is, what it may do and until when, is decided here. A second factor
 * counts as proved if the provider says it asked for one, else it is asked for here.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ProviderSignIn {

	/** Values of the claim {@code amr} (RFC 8176) that mean more than a password. */
	private static final Set<String> SECOND_FACTORS = Set.of("mfa", "otp", "hwk", "swk", "sc");

	@Bean
	Customizer<HttpSecurity> providers(ObjectProvider<ClientRegistrationRepository> registrations, Users users,
			SignInSteps steps, SignInProperties properties, Clock clock) {
		return (http) -> {
			if (registrations.getIfAvailable() != null) {
				http.oauth2Login((login) -> login.loginPage("/sign-in")
					.successHandler(new Arrival(users, steps, properties, clock))
					.failureHandler((request, response, problem) -> response.sendRedirect("/sign-in?elsewhere")));
			}
		};
	}

	private record Arrival(Users users, SignInSteps steps, SignInProperties properties,
			Clock clock) implements AuthenticationSuccessHandler {

		@Override
		public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
				Authentication authentication) throws IOException, ServletException {
			// whoever the provider knows is nobody here yet
			SecurityContextHolder.clearContext();
			Optional<SignedIn> account = (authentication.getPrincipal() instanceof OidcUser user) ? account(user)
					: Optional.empty();
			if (account.isEmpty() || !account.get().isEnabled() || !account.get().isAccountNonExpired()) {
				request.getSession().invalidate();
				response.sendRedirect("/sign-in?elsewhere");
				return;
			}
			account.get().eraseCredentials();
			PendingSignIn pending = new PendingSignIn(account.get(), secondFactor((OidcUser) user(authentication)),
					this.clock.instant(), true);
			pending.setDetails(authentication.getDetails());
			this.steps.advance(pending, request, response);
		}

		private Optional<SignedIn> account(OidcUser user) {
			String name = user.getClaimAsString(this.properties.oidcName());
			return (name != null)
					? this.users.principalElsewhere(user.getIdToken().getIssuer() + " " + user.getSubject(), name)
					: Optional.empty();
		}

		private static Object user(Authentication authentication) {
			return Objects.requireNonNull(authentication.getPrincipal());
		}

		private static boolean secondFactor(OidcUser user) {
			List<String> methods = user.getClaimAsStringList("amr");
			return methods != null && methods.stream().anyMatch(SECOND_FACTORS::contains);
		}

	}

}
