package cn.juanzong.access.signin;

import java.io.UnsupportedEncodingException;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import jakarta.servlet.http.Cookie;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Fills in the forms of signing in, each time from an address of its own. */
abstract class SignInCase {

	static final String PASSWORD = "correct-horse-battery";

	static final String OTHER = "kettle oblique vandal 7";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Users users;

	final String address = "2001:db8::" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + ":"
			+ Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff);

	ActingUser inspector() {
		return this.users.register(name(), "李检", PASSWORD, Role.INSPECTOR, null);
	}

	static String name() {
		return "t" + UUID.randomUUID().toString().substring(0, 12);
	}

	MvcTestResult signIn(ActingUser user, String password, String from) {
		return signIn(user.signInName(), password, from);
	}

	MvcTestResult signIn(String name, String password, String from) {
		return this.mvc.post()
			.uri("/sign-in")
			.remoteAddress(from)
			.param("username", name)
			.param("password", password)
			.with(csrf())
			.exchange();
	}

	MvcTestResult choose(Cookie cookie, String password) {
		return this.mvc.post()
			.uri("/sign-in/password")
			.cookie(cookie)
			.with(csrf())
			.param("password", password)
			.param("repeated", password)
			.exchange();
	}

	MvcTestResult change(Cookie cookie, String present, String password) {
		return this.mvc.post()
			.uri("/account/password")
			.cookie(cookie)
			.with(csrf())
			.param("present", present)
			.param("password", password)
			.param("repeated", password)
			.exchange();
	}

	MvcTestResult enrol(Cookie cookie, String code) {
		return this.mvc.post()
			.uri("/account/second-factor")
			.cookie(cookie)
			.with(csrf())
			.param("code", code)
			.param("present", PASSWORD)
			.exchange();
	}

	MvcTestResult code(Cookie cookie, String code) {
		return this.mvc.post().uri("/sign-in/code").cookie(cookie).with(csrf()).param("code", code).exchange();
	}

	static Cookie cookie(MvcTestResult result) {
		Cookie cookie = result.getResponse().getCookie("juanzong");
		assertThat(cookie).isNotNull();
		return cookie;
	}

	static String content(MvcTestResult page, String after, String before) {
		try {
			String text = page.getResponse().getContentAsString();
			assertThat(text).contains(after);
			String rest = text.substring(text.indexOf(after) + after.length());
			return rest.substring(0, rest.indexOf(before));
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
