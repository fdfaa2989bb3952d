package cn.juanzong.access;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What pages are made of besides their text, the same for everybody: no session is read
 * for it, so it is there even while the database is not.
 */
public final class StaticFiles {

	private static final Pattern PATHS = Pattern.compile("/webjars/.*|/[^/]+\\.(css|js|svg|ico)");

	private StaticFiles() {
	}

	public static boolean asked(HttpServletRequest request) {
		return PATHS.matcher(request.getRequestURI()).matches();
	}

}
