package cn.juanzong.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DatabaseAwayTests {

	private final DatabaseAway filter = new DatabaseAway(messages(), new LanguageConfiguration().localeResolver());

	@Test
	void aReaderIsToldInChinese() throws Exception {
		MockHttpServletResponse response = answer("text/html", (request, out) -> {
			throw new CannotCreateTransactionException("no connection");
		});
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("Retry-After")).isEqualTo("10");
		assertThat(response.getContentType()).startsWith("text/html");
		assertThat(response.getContentAsString()).contains("<h1>暂时不可用</h1>", "已保存的内容不受影响")
			.doesNotContain("no connection");
	}

	@Test
	void aProgramGetsOneSentence() throws Exception {
		MockHttpServletResponse response = answer("*/*", (request, out) -> {
			throw new ServletException(new DataAccessResourceFailureException("secret"));
		});
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getContentAsString()).startsWith("暂时不可用").doesNotContain("<", "secret");
	}

	@Test
	void otherProblemsAreNotItsAffair() {
		assertThatIllegalStateException().isThrownBy(() -> answer("text/html", (request, out) -> {
			throw new IllegalStateException("else");
		}));
	}

	private MockHttpServletResponse answer(String accept, FilterChain chain) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sessions");
		request.addHeader("Accept", accept);
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response, chain);
		return response;
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/web");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
