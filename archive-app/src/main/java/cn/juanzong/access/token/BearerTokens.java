package cn.juanzong.access.token;

import java.io.IOException;
import java.util.Optional;

import cn.juanzong.access.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets programs in by {@code Authorization: Bearer}, at the JSON interface only and for
 * one request at a time: nothing is remembered. Role, contractor and standing are those
 * of the account at this moment.
 */
class BearerTokens extends OncePerRequestFilter {

	private static final String BEARER = "Bearer ";

	private final ApiTokens tokens;

	private final Users users;

	BearerTokens(ApiTokens tokens, Users users) {
		this.tokens = tokens;
		this.users = users;
	}

	static @Nullable String sent(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return (header != null && request.getRequestURI().startsWith("/api/")
				&& header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
						? header.substring(BEARER.length()).strip() : null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String sent = sent(request);
		if (sent == null) {
			chain.doFilter(request, response);
			return;
		}
		Optional<ApiToken> token = this.tokens.find(sent);
		UserDetails owner = token.flatMap((each) -> this.users.principal(each.userId()))
			.filter((each) -> each.isEnabled() && each.isAccountNonExpired())
			.orElse(null);
		if (token.isEmpty() || owner == null) {
			refuse(response, HttpStatus.UNAUTHORIZED, "invalid_token");
		}
		else if (!covers(token.get(), request)) {
			refuse(response, HttpStatus.FORBIDDEN, "insufficient_scope");
		}
		else {
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(owner, null, owner.getAuthorities()));
			SecurityContextHolder.setContext(context);
			chain.doFilter(request, response);
		}
	}

	private static boolean covers(ApiToken token, HttpServletRequest request) {
		String path = request.getRequestURI();
		return path.equals(TokenScope.DESCRIPTION)
				|| TokenScope.needed(path).filter(token.scopes()::contains).isPresent();
	}

	private static void refuse(HttpServletResponse response, HttpStatus status, String error) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"juanzong\", error=\"" + error + "\"");
		response.sendError(status.value());
	}

}
