package cn.juanzong.web;

import java.sql.SQLException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseAwayTests {

	private static final FilterChain NO_CONNECTION = (request, response) -> {
		response.getWriter().print("half a page");
		throw new CannotCreateTransactionException("secret");
	};

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sessions");

	@Test
	void aReaderIsToldAndNeedNotDoAnything() throws Exception {
		MockHttpServletResponse response = answer(NO_CONNECTION);
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("Retry-After")).isEqualTo("15");
		assertThat(response.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
		assertThat(response.getContentType()).startsWith("text/html");
		assertThat(response.getContentAsString())
			.contains("lang=\"zh-CN\"", "<h1>数据库暂时没有回应</h1>", "15 秒后自动再试", "http-equiv=\"refresh\"")
			.doesNotContain("secret", "half a page", "返回上一页", "??");
	}

	@Test
	void whoSentAFormSendsItOnceMore() throws Exception {
		this.request.setMethod("POST");
		this.request.setCookies(new Cookie("language", "en"));
		assertThat(answer(NO_CONNECTION).getContentAsString()).contains("lang=\"en\"", "send it once more")
			.doesNotContain("refresh", "??");
	}

	@Test
	void scriptsAndProgramsGetASentence() throws Exception {
		this.request.addHeader("HX-Request", "true");
		assertThat(answer(NO_CONNECTION).getContentAsString()).startsWith("数据库暂时没有回应").doesNotContain("<");
		this.request.setRequestURI("/api/v1/sessions");
		MockHttpServletResponse response = answer(NO_CONNECTION);
		assertThat(response.getContentType()).startsWith("application/problem+json");
		assertThat(response.getContentAsString()).contains("\"status\":503", "\"title\":\"数据库暂时没有回应\"");
	}

	@Test
	void aConnectionThatBreaksUnderWayIsTheSame() throws Exception {
		assertThat(answer((request, response) -> {
			throw new ServletException(
					new DataAccessResourceFailureException("", new SQLException("terminating connection", "57P01")));
		}).getStatus()).isEqualTo(503);
	}

	@Test
	void otherProblemsPassThrough() {
		assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> answer((request, out) -> {
			throw new DataAccessResourceFailureException("", new SQLException("index row too large", "54000"));
		}));
		assertThatExceptionOfType(ServletException.class).isThrownBy(() -> answer((request, out) -> {
			throw new ServletException(new IllegalStateException("else"));
		}));
	}

	private MockHttpServletResponse answer(FilterChain chain) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new DatabaseAway(templates(), messages(), new LanguageConfiguration().localeResolver(),
				JsonMapper.builder().build())
			.doFilter(this.request, response, chain);
		return response;
	}

	private static SpringTemplateEngine templates() {
		ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
		files.setPrefix("templates/");
		files.setSuffix(".html");
		files.setCharacterEncoding("UTF-8");
		SpringTemplateEngine templates = new SpringTemplateEngine();
		templates.setTemplateResolver(files);
		templates.setTemplateEngineMessageSource(messages());
		return templates;
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/web");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
