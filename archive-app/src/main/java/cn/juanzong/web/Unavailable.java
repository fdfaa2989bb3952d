package cn.juanzong.web;

import java.io.IOException;

import cn.juanzong.search.IndexUnavailable;
import cn.juanzong.storage.StoreUnavailable;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * A service behind the application does not answer: say 503, so that people and scripts
 * know that trying again later helps. (The database is needed even to say so: see
 * {@link DatabaseAway}.)
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Unavailable {

	private static final Logger log = LoggerFactory.getLogger(Unavailable.class);

	@ExceptionHandler({ StoreUnavailable.class, IndexUnavailable.class })
	void answer(RuntimeException problem, HttpServletResponse response) throws IOException {
		log.warn("{} ({})", problem.getMessage(), NestedExceptionUtils.getMostSpecificCause(problem).getMessage());
		response.setHeader("Retry-After", "10");
		response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
	}

}
