package cn.juanzong.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Without the database not even a session can be read, so the ordinary error page cannot
 * be made: this filter stands before everything that needs one, around error pages too,
 * and answers with a page of its own. What is not the database's absence passes through.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class DatabaseAway extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);

	private static final int SECONDS = 15;

	/** As strict as any page's; there is no script. */
	private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY", "Referrer-Policy", "same-origin",
			HttpHeaders.CACHE_CONTROL, "no-store", HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS));

	private final ITemplateEngine templates;

	private final MessageSource messages;

	private final LocaleResolver locales;

	private final JsonMapper json;

	DatabaseAway(ITemplateEngine templates, MessageSource messages, LocaleResolver locales, JsonMapper json) {
		this.templates = templates;
		this.messages = messages;
		this.locales = locales;
		this.json = json;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || !isAway(ex)) {
				throw ex;
			}
			log.warn("The database does not answer: {}", NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
			answer(request, response);
		}
	}

	/** No connection could be had, or the one in use broke. */
	static boolean isAway(@Nullable Throwable problem) {
		return problem != null && (problem instanceof CannotCreateTransactionException
				|| problem instanceof TransactionSystemException || problem instanceof SQLTransientConnectionException
				|| (problem instanceof SQLException sql && isAway(sql.getSQLState())) || isAway(problem.getCause()));
	}

	/** A broken connection; a server that ends, starts or recovers. */
	private static boolean isAway(@Nullable String state) {
		return state != null && (state.startsWith("08") || state.startsWith("57P"));
	}

	private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Locale locale = this.locales.resolveLocale(request);
		String id = String.valueOf(request.getAttribute(RequestIds.ATTRIBUTE));
		String path = path(request);
		response.reset();
		response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		HEADERS.forEach(response::setHeader);
		response.setHeader("X-Request-Id", id);
		if (path.startsWith("/api/")) {
			write(response, MediaType.APPLICATION_PROBLEM_JSON,
					this.json.writeValueAsString(Map.of("title", text("title", locale), "status",
							HttpStatus.SERVICE_UNAVAILABLE.value(), "detail", text("text", locale), "requestId", id)));
		}
		else if (request.getHeader("HX-Request") != null || path.startsWith("/uploads")) {
			write(response, MediaType.TEXT_PLAIN, text("title", locale) + " " + text("text", locale) + " [" + id + "]");
		}
		else {
			Context model = new Context(locale,
					Map.of("requestId", id, "seconds", SECONDS, "again", request.getMethod().equals("GET")));
			write(response, MediaType.TEXT_HTML, this.templates.process("web/away", model));
		}
	}

	private static String path(HttpServletRequest request) {
		return (request.getDispatcherType() == DispatcherType.ERROR)
				? String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)) : request.getRequestURI();
	}

	private String text(String part, Locale locale) {
		return this.messages.getMessage("web.away." + part, null, locale);
	}

	private static void write(HttpServletResponse response, MediaType type, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		response.setContentType(new MediaType(type, StandardCharsets.UTF_8).toString());
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
