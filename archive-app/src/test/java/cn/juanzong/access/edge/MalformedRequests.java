package cn.juanzong.access.edge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/**
 * Requests as no honest program sends them, made from the OpenAPI description: right
 * addresses with wrong parameters, headers, methods and bodies, some not even HTTP. The
 * same seed makes the same requests.
 */
class MalformedRequests {

	private static final List<String> TEXTS = List.of("", " ", "%", "%00", "%0d%0aSet-Cookie:%20a=b",
			"%2e%2e%2f%2e%2e%2f", "..%5c..%5c", "%ff%fe", "%F0%9F%92%A9", "%E4%B8%AD%E6%96%87", "'%20or%201=1--",
			"%22%3e%3cscript%3e1%3c/script%3e", "${jndi:ldap://127.0.0.1:9/a}", "%24%7b7*7%7d",
			"*{T(java.lang.Runtime)}", "null", "undefined", "NaN", "-1", "0", "2147483648", "-9223372036854775809",
			"1e309", "0x10", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1",
			"6f1c2a7e-0000-4000-8000-00000000000g", "2026-02-30", "+999999999-12-31", "true", "[]", "{}", "a,b,c",
			"BASIC", "basic", "%27;%20select%20pg_sleep(0)", "\\", "/", "//", ";a=b", "%3b", ".", "~", "%25%32%35",
			"%E2%80%AE", "%EE%80%80%EE%80%81", "%22unclosed", "AND%20OR%20NOT", "%28%28%28", "*", "?*:",
			"a".repeat(2000));

	private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT",
			"PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "G\u0000T", "");

	private static final List<String> HEADERS = List.of("Accept: text/plain", "Accept: application/xml", "Accept: ;;;",
			"Accept: */*;q=x", "Accept: application/json;charset=klingon", "Accept-Language: xx-\u0000",
			"Accept-Language: *", "Accept-Encoding: \u0001", "Content-Type: application/json", "Content-Type: text/xml",
			"Content-Type: multipart/form-data", "Content-Type: multipart/form-data; boundary=a",
			"Content-Type: application/x-www-form-urlencoded", "Content-Type: \u00e9", "Content-Type: a/b;c=\"",
			"Range: bytes=-1--1", "If-None-Match: \"", "If-Modified-Since: yesterday", "Cookie: juanzong=!!!",
			"Cookie: juanzong=" + "A".repeat(500), "Cookie: language=\"><script>", "Cookie: =;;", "HX-Request: true",
			"X-HTTP-Method-Override: DELETE", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Proto: gopher",
			"X-Forwarded-Host: evil.example", "Origin: null", "Origin: https://evil.example", "Expect: 200-maybe",
			"Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings", "Transfer-Encoding: chunked",
			"Transfer-Encoding: identity, chunked", "Content-Length: -5", "Content-Length: 99999999999999999999",
			"Content-Length: 7", "X: " + "y".repeat(20000), "Host: other", "broken header line", ": nameless",
			"Authorization: Basic eDp5", "Authorization: Bearer", "Authorization: Bearer juanzong_" + "A".repeat(43));

	private static final List<String> BODIES = List.of("", "{", "{\"a\":" + "[".repeat(3000), "\u0000\u0001\u0002",
			"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
			"--a\r\nContent-Disposition: form-data; name=\"x\"; filename=\"../../x\"\r\n\r\n1", "ffff\r\nx",
			"a=%zz&_csrf=1", "q=1&q=2");

	private final List<Operation> operations = new ArrayList<>();

	private final Random random;

	private final String[] tokens;

	private final UUID[] ids;

	/**
	 * Reads the description.
	 * @param description the OpenAPI document
	 * @param seed which requests
	 * @param tokens of several accounts
	 * @param ids of things that exist, own and foreign
	 */
	MalformedRequests(JsonNode description, long seed, String[] tokens, UUID... ids) {
		this.random = new Random(seed);
		this.tokens = tokens;
		this.ids = ids;
		description.path("paths").propertyStream().forEach((path) -> path.getValue().forEach((operation) -> {
			List<String> query = new ArrayList<>();
			operation.path("parameters").forEach((parameter) -> {
				if (parameter.path("in").asString().equals("query")) {
					query.add(parameter.path("name").asString());
				}
			});
			this.operations.add(new Operation(path.getKey(), query));
		}));
	}

	int operations() {
		return this.operations.size();
	}

	byte[] next() {
		Operation operation = any(this.operations);
		StringBuilder request = new StringBuilder();
		request.append(any(METHODS)).append(' ').append(path(operation)).append(query(operation)).append(' ');
		request.append((this.random.nextInt(40) > 0) ? "HTTP/1.1" : any(List.of("HTTP/9.9", "", "HTTP/1.0", "junk")));
		request.append("\r\n");
		if (this.random.nextInt(40) > 0) {
			request.append("Host: 127.0.0.1\r\n");
		}
		request.append("Connection: close\r\n");
		if (this.random.nextInt(20) > 0) {
			request.append("Authorization: Bearer ").append(any(List.of(this.tokens))).append("\r\n");
		}
		for (int i = this.random.nextInt(3); i > 0; i--) {
			request.append(any(HEADERS)).append("\r\n");
		}
		String body = (this.random.nextInt(3) > 0) ? "" : any(BODIES);
		if (!body.isEmpty() && this.random.nextInt(5) > 0) {
			request.append("Content-Length: ").append(body.length()).append("\r\n");
		}
		return request.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private String path(Operation operation) {
		String path = operation.path;
		while (path.contains("{")) {
			String value = (this.random.nextInt(3) > 0) ? any(List.of(this.ids)).toString() : any(TEXTS);
			path = path.substring(0, path.indexOf('{')) + value + path.substring(path.indexOf('}') + 1);
		}
		return (this.random.nextInt(15) > 0) ? path
				: path + any(List.of("/", "/..", ";jsessionid=1", ".json", "%2f", "//", "\\"));
	}

	private String query(Operation operation) {
		StringBuilder query = new StringBuilder();
		for (int i = this.random.nextInt(5); i > 0; i--) {
			String name = (operation.query.isEmpty() || this.random.nextInt(6) == 0) ? any(TEXTS)
					: any(operation.query);
			query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(any(TEXTS));
		}
		return query.toString();
	}

	private <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private record Operation(String path, List<String> query) {

	}

}
