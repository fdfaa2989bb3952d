package cn.juanzong.access.edge;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies nobody has a reason to send before a byte of them is read: 413, or 411
 * where the length is not announced. Only the parts that are made for large bodies, each
 * with a limit of its own, take more, and only from those who have signed in.
 */
class BodyLimit extends OncePerRequestFilter {

	/**
	 * Resumable uploads stream to the store; ledgers are bounded by the multipart limits.
	 */
	private static final Pattern LARGE = Pattern.compile("/uploads(/.*)?|/sessions/[^/]+/ledger");

	private final long most;

	BodyLimit(DataSize most) {
		this.most = most.toBytes();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long length = request.getContentLengthLong();
		boolean unannounced = length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
		if ((length <= this.most && !unannounced) || (LARGE.matcher(request.getRequestURI()).matches() && signedIn())) {
			chain.doFilter(request, response);
		}
		else {
			response.sendError(unannounced ? HttpStatus.LENGTH_REQUIRED.value() : HttpStatus.CONTENT_TOO_LARGE.value());
		}
	}

	private static boolean signedIn() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.isAuthenticated();
	}

}
