package cn.juanzong.access;

import java.util.Objects;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may ask for what, by address. Whatever is not named here is denied. Finer decisions
 * stand on the methods. How one signs in, tokens and the edge are put into the same chain
 * by the packages of those names.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableMethodSecurity
class SecurityConfiguration {

	/** The page itself asks again after signing in; anything else gets a plain 401. */
	private static final RequestMatcher NOT_A_PAGE = (request) -> request.getRequestURI().startsWith("/api/")
			|| request.getRequestURI().startsWith("/uploads") || request.getHeader("HX-Request") != null
			|| !("GET".equals(request.getMethod()) || "POST".equals(request.getMethod()));

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers("/sign-in", "/sign-in/*", "/language", "/*.css", "/*.js", "/*.svg", "/favicon.ico",
					"/webjars/**", "/actuator/health/liveness", "/actuator/health/readiness")
			.permitAll()
			.requestMatchers("/users/**")
			.hasAuthority("MANAGE_ACCOUNTS")
			.requestMatchers("/health/**", "/actuator/**")
			.hasAuthority("READ_HEALTH")
			.requestMatchers("/security/**")
			.hasAuthority("MANAGE_SECURITY")
			.requestMatchers("/audit/**")
			.hasAuthority("READ_AUDIT")
			.requestMatchers(HttpMethod.POST, "/settings/**")
			.hasAuthority("MANAGE_SETTINGS")
			.requestMatchers(HttpMethod.POST, "/organizers/**", "/courses/**", "/venues/**")
			.hasAuthority("MANAGE_CATALOGUE")
			.requestMatchers("/organizers/**", "/courses/**", "/venues/**")
			.hasAuthority("READ_CATALOGUE")
			.requestMatchers(HttpMethod.POST, "/instructors/**")
			.hasAuthority("MANAGE_INSTRUCTORS")
			.requestMatchers("/uploads/**")
			.hasAuthority("HAND_OVER")
			.requestMatchers("/people/**")
			.hasAuthority("SEARCH_PEOPLE")
			.requestMatchers("/retention/**")
			.hasAuthority("REPORT_RETENTION")
			.requestMatchers(HttpMethod.POST, "/sessions/*/desk/corrections")
			.hasAuthority("IMPORT_LEDGERS")
			.requestMatchers(HttpMethod.POST, "/sessions/*/desk/**", "/sessions/*/supervision")
			.hasAuthority("JUDGE_FINDINGS")
			.requestMatchers("/sessions/*/ledger/lines/*/reveal", "/records/*/reveal")
			.hasAuthority("REVEAL_NUMBERS")
			.requestMatchers("/sessions/**", "/instructors/**", "/records/**", "/search/**", "/findings/**",
					"/ledger/**", "/api/v1/sessions/**", "/api/v1/records/**", "/api/v1/search/**")
			.hasAuthority("READ_RECORDS")
			.requestMatchers("/", "/sign-out", "/account/**", "/settings/**", "/api/v1/openapi/**")
			.authenticated()
			.anyRequest()
			.denyAll());
		http.addFilterAfter(new ScopeFilter(), AnonymousAuthenticationFilter.class);
		http.requestCache((asked) -> asked.requestCache(askedPage()));
		http.exceptionHandling((problems) -> problems.authenticationEntryPoint(entryPoint()));
		return http.build();
	}

	/**
	 * What one comes back to after signing in: a page, and no part or picture of one that
	 * was asked for meanwhile.
	 */
	private static RequestCache askedPage() {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setRequestMatcher((request) -> "GET".equals(request.getMethod()) && !NOT_A_PAGE.matches(request)
				&& Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), MediaType.TEXT_HTML_VALUE)
					.contains(MediaType.TEXT_HTML_VALUE));
		return cache;
	}

	private static AuthenticationEntryPoint entryPoint() {
		LoginUrlAuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
		return (request, response, problem) -> {
			if (NOT_A_PAGE.matches(request)) {
				if (request.getHeader("HX-Request") != null) {
					response.setHeader("HX-Redirect", "/sign-in");
				}
				if (request.getRequestURI().startsWith("/api/")) {
					response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"juanzong\"");
				}
				response.sendError(HttpStatus.UNAUTHORIZED.value());
			}
			else {
				signIn.commence(request, response, problem);
			}
		};
	}

}
