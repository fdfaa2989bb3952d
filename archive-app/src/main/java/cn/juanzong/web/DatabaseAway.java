package cn.juanzong.web;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/**
 * Without the database not even a session can be read, so the ordinary error page cannot
 * be made: this filter stands before everything that needs one and answers with the
 * sentence alone.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class DatabaseAway extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);

	private static final String RETRY_AFTER_SECONDS = "10";

	private final MessageSource messages;

	private final LocaleResolver locales;

	DatabaseAway(MessageSource messages, LocaleResolver locales) {
		this.messages = messages;
		this.locales = locales;
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
			if (response.isCommitted() || !noConnection(ex)) {
				throw ex;
			}
			log.warn("The database does not answer: {}", ex.toString());
			answer(request, response);
		}
	}

	private static boolean noConnection(@Nullable Throwable problem) {
		return problem != null && (problem instanceof DataAccessResourceFailureException
				|| problem instanceof CannotCreateTransactionException || problem instanceof TransactionSystemException
				|| noConnection(problem.getCause()));
	}

	private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Locale locale = this.locales.resolveLocale(request);
		String title = text("title", locale);
		String text = text("text", locale);
		response.resetBuffer();
		response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
		response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
		response.setHeader("Cache-Control", "no-store");
		response.setCharacterEncoding("UTF-8");
		String accepted = String.valueOf(request.getHeader("Accept"));
		if (accepted.contains(MediaType.TEXT_HTML_VALUE) && request.getHeader("HX-Request") == null) {
			response.setContentType(MediaType.TEXT_HTML_VALUE);
			response.getWriter()
				.printf("<!DOCTYPE html><html lang=\"%s\"><head><meta charset=\"UTF-8\"><title>%s</title>"
						+ "<link rel=\"stylesheet\" href=\"/app.css\"></head><body><main><h1>%s</h1><p>%s</p></main>"
						+ "</body></html>", locale.toLanguageTag(), escaped(title), escaped(title), escaped(text));
		}
		else {
			response.setContentType(MediaType.TEXT_PLAIN_VALUE);
			response.getWriter().print(title + " " + text);
		}
	}

	private String text(String part, Locale locale) {
		return this.messages.getMessage("web.error.503." + part, null, locale);
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
