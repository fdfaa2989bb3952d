package cn.juanzong.access.edge;

import java.io.IOException;

import cn.juanzong.access.StaticFiles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses more requests of one account than a person or a calm program sends, with 429,
 * wherever they come from. Whoever has not signed in is counted by address.
 */
class AccountLimit extends OncePerRequestFilter {

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	private final Buckets accounts;

	private final Buckets strangers;

	AccountLimit(EdgeProperties properties) {
		this.accounts = new Buckets(properties.perAccount());
		this.strangers = new Buckets(properties.strangers());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		boolean allowed = (authentication != null && this.trust.isAuthenticated(authentication))
				? this.accounts.allow(authentication.getName(), response)
				: this.strangers.allow(request.getRemoteAddr(), response);
		if (allowed) {
			chain.doFilter(request, response);
		}
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return StaticFiles.asked(request);
	}

}
