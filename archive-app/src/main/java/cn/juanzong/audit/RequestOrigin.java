package cn.juanzong.audit;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** From where an act comes. */
final class RequestOrigin {

	private RequestOrigin() {
	}

	/** The address that the request at hand came from, if there is one. */
	static @Nullable String address() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest().getRemoteAddr() : null;
	}

	/**
	 * The id of the request at hand, if there is one: it stands in the answer and before
	 * every line of the log.
	 */
	static @Nullable String requestId() {
		return MDC.get("request");
	}

}
