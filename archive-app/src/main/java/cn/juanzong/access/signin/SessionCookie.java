package cn.juanzong.access.signin;

import java.util.List;
import java.util.regex.Pattern;

import cn.juanzong.access.StaticFiles;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The cookie that holds the id of the session: out of reach for scripts and other sites,
 * and over TLS bound to this very host.
 */
class SessionCookie implements CookieSerializer {

	private static final String NAME = "juanzong";

	/** As the session store makes them; the database is not asked for anything else. */
	private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

	private final CookieSerializer plain = named(NAME);

	private final CookieSerializer secure = named("__Host-" + NAME);

	@Override
	public List<String> readCookieValues(HttpServletRequest request) {
		if (StaticFiles.asked(request)) {
			return List.of();
		}
		return of(request).readCookieValues(request).stream().filter((id) -> ID.matcher(id).matches()).toList();
	}

	@Override
	public void writeCookieValue(CookieValue value) {
		of(value.getRequest()).writeCookieValue(value);
	}

	private CookieSerializer of(HttpServletRequest request) {
		return request.isSecure() ? this.secure : this.plain;
	}

	/** The attribute Secure is set on answers over TLS. */
	private static CookieSerializer named(String name) {
		DefaultCookieSerializer cookie = new DefaultCookieSerializer();
		cookie.setCookieName(name);
		cookie.setCookiePath("/");
		cookie.setUseHttpOnlyCookie(true);
		cookie.setSameSite("Lax");
		return cookie;
	}

}
