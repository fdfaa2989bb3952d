package cn.juanzong.access.edge;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Puts the edge in front of everything else. HSTS is added by the framework to answers
 * over TLS.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class EdgeConfiguration {

	/** No inline script, no inline style, nothing from elsewhere. */
	private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; "
			+ "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

	/** Refuses, with 400, what the framework refuses, and text that no database keeps. */
	@Bean
	HttpFirewall httpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedParameterValues((value) -> value == null || value.indexOf('\0') < 0);
		return firewall;
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> notOurFailure() {
		return (server) -> server.addEngineValves(new NotOurFailure());
	}

	@Bean
	Customizer<HttpSecurity> edge(EdgeProperties properties) {
		return (http) -> {
			http.headers(
					(headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY))
						.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
						.crossOriginResourcePolicy((policy) -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
						.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
						.permissionsPolicyHeader((policy) -> policy.policy(PERMISSIONS)));
			http.addFilterAfter(new AddressLimit(properties), HeaderWriterFilter.class);
			http.addFilterAfter(new ReadableParameters(), AddressLimit.class);
			http.addFilterAfter(new BodyLimit(properties.body()), ReadableParameters.class);
			http.addFilterBefore(new AccountLimit(properties), AuthorizationFilter.class);
		};
	}

}
