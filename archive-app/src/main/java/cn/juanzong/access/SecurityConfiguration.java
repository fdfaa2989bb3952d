package cn.juanzong.access;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may ask for what, by address. Whatever is not named here is denied. Finer decisions
 * stand on the methods.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableMethodSecurity
class SecurityConfiguration {

	private static final String CONTENT_SECURITY = "default-src 'self'; img-src 'self' data: blob:; "
			+ "media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	/** The page itself asks again after signing in; anything else gets a plain 401. */
	private static final RequestMatcher NOT_A_PAGE = (request) -> request.getRequestURI().startsWith("/api/")
			|| request.getRequestURI().startsWith("/uploads") || request.getHeader("HX-Request") != null
			|| !("GET".equals(request.getMethod()) || "POST".equals(request.getMethod()));

	/**
	 * No other site can make a browser send this header, so the request is no forgery.
	 */
	private static final RequestMatcher CARRIES_CREDENTIALS = (request) -> request.getRequestURI().startsWith("/api/")
			&& request.getHeader(HttpHeaders.AUTHORIZATION) != null;

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers("/sign-in", "/language", "/*.css", "/*.js", "/*.svg", "/favicon.ico", "/webjars/**",
					"/actuator/health/liveness", "/actuator/health/readiness")
			.permitAll()
			.requestMatchers("/users/**", "/health/**", "/actuator/**")
			.hasRole("ADMIN")
			.requestMatchers(HttpMethod.POST, "/settings/**")
			.hasRole("ADMIN")
			.requestMatchers(HttpMethod.POST, "/organizers/**", "/courses/**", "/venues/**", "/instructors/**")
			.hasAnyRole("INSPECTOR", "ADMIN")
			.requestMatchers("/", "/home/**", "/sign-out", "/sessions/**", "/organizers/**", "/courses/**",
					"/venues/**", "/instructors/**", "/settings/**", "/records/**", "/uploads/**", "/search/**",
					"/people/**", "/findings/**", "/retention/**", "/audit/**", "/ledger/**", "/ledgers/**",
					"/api/v1/**")
			.authenticated()
			.anyRequest()
			.denyAll());
		http.formLogin((form) -> form.loginPage("/sign-in").defaultSuccessUrl("/").failureUrl("/sign-in?refused"));
		http.logout((out) -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"));
		http.httpBasic((basic) -> basic.authenticationEntryPoint(entryPoint()));
		http.exceptionHandling((problems) -> problems.authenticationEntryPoint(entryPoint()));
		http.csrf((csrf) -> csrf.ignoringRequestMatchers(CARRIES_CREDENTIALS));
		http.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader((permissions) -> permissions.policy("camera=(), microphone=(), geolocation=()")));
		return http.build();
	}

	@Bean
	UserDetailsService userDetailsService(Users users) {
		return (name) -> users.signIn(name).orElseThrow(() -> new UsernameNotFoundException("No such account"));
	}

	private static AuthenticationEntryPoint entryPoint() {
		LoginUrlAuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
		return (request, response, problem) -> {
			if (NOT_A_PAGE.matches(request)) {
				if (request.getHeader("HX-Request") != null) {
					response.setHeader("HX-Redirect", "/sign-in");
				}
				response.sendError(HttpStatus.UNAUTHORIZED.value());
			}
			else {
				signIn.commence(request, response, problem);
			}
		};
	}

}
