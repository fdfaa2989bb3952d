package cn.juanzong.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The one place that answers what went wrong: a page for readers, one sentence for htmx
 * and scripts, problem+json (RFC 9457) for the JSON interface. Never a stack trace and
 * never the message of an exception.
 */
@Controller
class ErrorPages implements ErrorController {

	private static final Set<Integer> EXPLAINED = Set.of(400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503);

	private final MessageSource messages;

	private final LocaleResolver locales;

	ErrorPages(MessageSource messages, LocaleResolver locales) {
		this.messages = messages;
		this.locales = locales;
	}

	@RequestMapping("/error")
	Object problem(HttpServletRequest request, HttpServletResponse response, Model model) {
		HttpStatus status = status(request);
		Locale locale = this.locales.resolveLocale(request);
		String key = "web.error."
				+ (EXPLAINED.contains(status.value()) ? status.value() : (status.is4xxClientError() ? 400 : 500));
		String title = this.messages.getMessage(key + ".title", null, locale);
		String text = this.messages.getMessage(key + ".text", null, locale);
		String id = String.valueOf(request.getAttribute(RequestIds.ATTRIBUTE));
		String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
		if (path.startsWith("/api/")) {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text);
			problem.setTitle(title);
			problem.setInstance(instance(path));
			problem.setProperty("requestId", id);
			return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
		}
		if (request.getHeader("HX-Request") != null || path.startsWith("/uploads")) {
			return ResponseEntity.status(status)
				.contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
				.body(title + " " + text + " [" + id + "]");
		}
		response.setStatus(status.value());
		model.addAttribute("errorTitle", title);
		model.addAttribute("errorText", text);
		model.addAttribute("requestId", id);
		model.addAttribute("here", "/");
		return "web/error";
	}

	/** What was asked for need not be an address. */
	private static URI instance(String path) {
		try {
			return URI.create(path);
		}
		catch (IllegalArgumentException ex) {
			return URI.create("/api/");
		}
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer number) ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
