package cn.juanzong.access.token;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a token may be for. Every address of the JSON interface belongs to exactly one,
 * except the description of the interface, which any token may read; an address that
 * belongs to none is closed to tokens.
 */
public enum TokenScope {

	/** Training sessions. */
	SESSIONS("sessions:read", "/api/v1/sessions", "/api/v1/sessions/{id}"),
	/** Records and what was read in them. */
	RECORDS("records:read", "/api/v1/sessions/{id}/records", "/api/v1/records/{id}"),
	/** Ledgers and who counts. */
	LEDGER("ledger:read", "/api/v1/sessions/{id}/ledger", "/api/v1/sessions/{id}/ledger/**"),
	/** What is missing or contradicts. */
	FINDINGS("findings:read", "/api/v1/sessions/{id}/findings"),
	/** Full text search. */
	SEARCH("search:read", "/api/v1/search");

	/** The description of the interface. */
	static final String DESCRIPTION = "/api/v1/openapi";

	private final String code;

	private final List<PathPattern> paths;

	TokenScope(String code, String... paths) {
		this.code = code;
		this.paths = Stream.of(paths).map(PathPatternParser.defaultInstance::parse).toList();
	}

	/** The code as written in tables and answers, such as {@code sessions:read}. */
	public String code() {
		return this.code;
	}

	static TokenScope of(String code) {
		return Arrays.stream(values()).filter((each) -> each.code.equals(code)).findFirst().orElseThrow();
	}

	/** The scope an address asks for. */
	static Optional<TokenScope> needed(String path) {
		PathContainer parsed = PathContainer.parsePath(path);
		return Arrays.stream(values())
			.filter((each) -> each.paths.stream().anyMatch((pattern) -> pattern.matches(parsed)))
			.findFirst();
	}

	static String codes(Set<TokenScope> scopes) {
		return Arrays.stream(values()).filter(scopes::contains).map(TokenScope::code).collect(Collectors.joining(" "));
	}

}
