package cn.juanzong.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import cn.juanzong.scope.DataScope;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers each request within the data scope of whoever has signed in, also where it is
 * dispatched again; before that, nobody sees anything.
 */
class ScopeFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			scope(SecurityContextHolder.getContext().getAuthentication()).call(() -> {
				chain.doFilter(request, response);
				return Boolean.TRUE;
			});
		}
		catch (ServletException | IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new ServletException(ex);
		}
	}

	private static DataScope scope(@Nullable Authentication authentication) {
		// nobody acts before the last step of signing in
		if (authentication == null || !authentication.isAuthenticated()) {
			return DataScope.NONE;
		}
		if (authentication.getPrincipal() instanceof SignedIn signedIn) {
			return signedIn.user().dataScope();
		}
		return (authentication.getPrincipal() instanceof ActingUser user) ? user.dataScope() : DataScope.NONE;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
