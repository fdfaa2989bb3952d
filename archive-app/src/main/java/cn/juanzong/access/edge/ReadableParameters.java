package cn.juanzong.access.edge;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Parameters and parts that cannot be decoded are noticed by whoever reads the first one,
 * in the middle of something else. That is the sender's fault and not ours.
 */
class ReadableParameters extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			HttpStatusCode refusal = refusal(ex);
			if (refusal == null || response.isCommitted()) {
				throw ex;
			}
			response.sendError(refusal.value());
		}
	}

	private static @Nullable HttpStatusCode refusal(Throwable thrown) {
		for (Throwable each = thrown; each != null; each = each.getCause()) {
			if (each instanceof InvalidParameterException unreadable) {
				return HttpStatusCode.valueOf(unreadable.getErrorCode());
			}
			if (each instanceof MaxUploadSizeExceededException) {
				return HttpStatus.CONTENT_TOO_LARGE;
			}
			if (each instanceof MultipartException) {
				return HttpStatus.BAD_REQUEST;
			}
		}
		return null;
	}

}
