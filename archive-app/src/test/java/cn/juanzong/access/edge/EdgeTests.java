package cn.juanzong.access.edge;

import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EdgeTests {

	private static final EdgeProperties FEW = new EdgeProperties(3, 5, 2, DataSize.ofMegabytes(1));

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void anAddressIsToldWhenToComeBack() throws Exception {
		AddressLimit limit = new AddressLimit(FEW);
		for (int i = 0; i < 5; i++) {
			assertThat(from(limit, "192.0.2.1").getStatus()).isEqualTo(200);
		}
		MockHttpServletResponse refused = from(limit, "192.0.2.1");
		assertThat(refused.getStatus()).isEqualTo(429);
		assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 60);
		assertThat(from(limit, "192.0.2.2").getStatus()).isEqualTo(200);
	}

	@Test
	void anAccountIsCountedWhereverItComesFrom() throws Exception {
		AccountLimit limit = new AccountLimit(FEW);
		SecurityContextHolder.setContext(
				new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated("zhang", null, List.of())));
		for (int i = 0; i < 3; i++) {
			assertThat(from(limit, "192.0.2." + i).getStatus()).isEqualTo(200);
		}
		assertThat(from(limit, "192.0.2.9").getStatus()).isEqualTo(429);
		SecurityContextHolder.clearContext();
		assertThat(from(limit, "192.0.2.9").getStatus()).isEqualTo(200);
		assertThat(from(limit, "192.0.2.9").getStatus()).isEqualTo(200);
		assertThat(from(limit, "192.0.2.9").getStatus()).isEqualTo(429);
	}

	@ParameterizedTest
	@CsvSource({ "/sign-in, 2000, false, 200", "/sign-in, 2000000, false, 413",
			"/settings/AGE_AS_OF, 2000000, true, 413", "/sessions/1/ledger, 2000000, true, 200",
			"/sessions/1/ledger, 2000000, false, 413", "/uploads/1, 2000000000000, true, 200",
			"/uploads/1, 2000000000000, false, 413", "/uploads/../sign-in, 2000000, false, 413" })
	void largeBodiesOnlyWhereTheyAreMeantAndFromWhoHasSignedIn(String path, long length, boolean signedIn, int status)
			throws Exception {
		if (signedIn) {
			SecurityContextHolder.setContext(new SecurityContextImpl(
					UsernamePasswordAuthenticationToken.authenticated("zhang", null, List.of())));
		}
		MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
			@Override
			public long getContentLengthLong() {
				return length;
			}
		};
		assertThat(through(new BodyLimit(FEW.body()), request).getStatus()).isEqualTo(status);
	}

	@Test
	void bodiesOfUnknownLengthAreRefusedBeforeTheyAreRead() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/sign-in");
		request.addHeader("Transfer-Encoding", "chunked");
		assertThat(through(new BodyLimit(FEW.body()), request).getStatus()).isEqualTo(411);
	}

	@Test
	void whatCannotBeDecodedIsTheSendersFault() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new ReadableParameters().doFilter(new MockHttpServletRequest("GET", "/"), response, (request, answer) -> {
			throw new ServletException(new MultipartException("no boundary"));
		});
		assertThat(response.getStatus()).isEqualTo(400);
		assertThatExceptionOfType(ServletException.class).isThrownBy(() -> new ReadableParameters()
			.doFilter(new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), (request, answer) -> {
				throw new ServletException("something else");
			}));
	}

	private static MockHttpServletResponse from(Filter filter, String address) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.setRemoteAddr(address);
		return through(filter, request);
	}

	private static MockHttpServletResponse through(Filter filter, MockHttpServletRequest request) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, new MockFilterChain());
		return response;
	}

}
