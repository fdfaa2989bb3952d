package cn.juanzong.access.token;

import cn.juanzong.access.Users;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.logout.LogoutFilter;

/**
 * Lets tokens in. No other site can make a browser send one, so it needs no CSRF token.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class TokenConfiguration {

	@Bean
	Customizer<HttpSecurity> tokens(ApiTokens tokens, Users users) {
		return (http) -> {
			http.csrf((csrf) -> csrf.ignoringRequestMatchers((request) -> BearerTokens.sent(request) != null));
			http.addFilterAfter(new BearerTokens(tokens, users), LogoutFilter.class);
		};
	}

}
