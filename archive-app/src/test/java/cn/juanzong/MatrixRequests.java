package cn.juanzong;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import cn.juanzong.records.SignedInClient;
import org.jspecify.annotations.Nullable;

/** Asks for any route with what it takes, and makes the answers comparable. */
final class MatrixRequests {

	private static final Set<String> VOLATILE = Set.of("date", "x-request-id", "set-cookie", "content-length",
			"connection", "keep-alive");

	private final SignedInClient client;

	MatrixRequests(SignedInClient client) {
		this.client = client;
	}

	HttpResponse<String> get(String path) {
		return this.client.get(path);
	}

	/**
	 * Asks.
	 * @param route the route
	 * @param id what {@code {id}} names
	 * @param parameter a further parameter
	 */
	Answer ask(Route route, @Nullable UUID id, Map.@Nullable Entry<String, String> parameter) {
		String path = route.path()
			.replace("{id}", String.valueOf(id))
			.replace("{key}", "AGE_AS_OF")
			.replaceAll("\\{[a-z]+}", "1");
		Map<String, String> headers = new HashMap<>(Map.of("Tus-Resumable", "1.0.0"));
		Map<String, String> fields = new TreeMap<>();
		if (parameter != null) {
			fields.put(parameter.getKey(), parameter.getValue());
		}
		HttpResponse<String> response = route.reads()
				? this.client.send(route.method(), path + (fields.isEmpty() ? "" : "?" + form(fields)), headers,
						BodyPublishers.noBody())
				: this.client.send(route.method(), path, headers, body(route, fields, headers));
		return Answer.of(response, (id != null) ? id.toString() : "", (parameter != null) ? parameter.getValue() : "");
	}

	private static BodyPublisher body(Route route, Map<String, String> fields, Map<String, String> headers) {
		if (route.method().equals("PATCH")) {
			headers.put("Upload-Offset", "0");
			headers.put("Content-Type", "application/offset+octet-stream");
			return BodyPublishers.ofString("x");
		}
		if (route.path().endsWith("/proposals")) {
			headers.put("Content-Type", "application/json");
			return BodyPublishers.ofString("{\"files\":[]}");
		}
		if (route.path().endsWith("/ledger")) {
			headers.put("Content-Type", "multipart/form-data; boundary=x");
			return BodyPublishers
				.ofString("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
						+ "Content-Type: text/csv\r\n\r\na,b\r\n--x--\r\n");
		}
		if (route.path().equals("/uploads")) {
			headers.put("Upload-Length", "5");
			headers.put("Upload-Metadata", "filename " + base64("a.txt") + ",kind " + base64("NOTICE") + ",sessionId "
					+ base64(fields.getOrDefault("sessionId", UUID.randomUUID().toString())));
			return BodyPublishers.noBody();
		}
		headers.put("Content-Type", "application/x-www-form-urlencoded");
		Map<String, String> all = new TreeMap<>(Map.of("outcome", "CONFIRMED", "reason", "核实", "fingerprint", "x",
				"kind", "SITE_PHOTO", "title", "题名", "q", "无此人"));
		all.putAll(fields);
		return BodyPublishers.ofString(form(all));
	}

	private static String form(Map<String, String> fields) {
		StringBuilder form = new StringBuilder();
		fields.forEach((name, value) -> form.append((form.length() > 0) ? "&" : "")
			.append(name)
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return form.toString();
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A route and what is known of it.
	 *
	 * @param path its pattern
	 * @param method its method
	 * @param opens the permission that opens it
	 * @param object what {@code {id}} names
	 * @param parameters parameters that may name something of a contractor's
	 */
	record Route(String path, String method, String opens, String object, List<String> parameters) {

		static Route parse(String line) {
			String[] columns = line.split("\\s+");
			return new Route(columns[0], columns[1], columns[2], columns[3],
					(columns.length > 4) ? List.of(columns[4].split(",")) : List.of());
		}

		boolean reads() {
			return Set.of("GET", "HEAD", "OPTIONS").contains(this.method);
		}

		boolean ofContractor() {
			return Set.of("session", "record", "finding", "upload").contains(this.object);
		}

	}

	/**
	 * An answer without what differs from one answer to the next anyway.
	 *
	 * @param status the status
	 * @param headers the headers
	 * @param body the body
	 */
	record Answer(int status, Map<String, List<String>> headers, String body) {

		static Answer of(HttpResponse<String> response, String id, String value) {
			Map<String, List<String>> headers = new TreeMap<>();
			response.headers().map().forEach((name, values) -> {
				if (!VOLATILE.contains(name.toLowerCase(java.util.Locale.ROOT))) {
					headers.put(name, values.stream().map((each) -> plain(each, id, value)).toList());
				}
			});
			String request = response.headers().firstValue("X-Request-Id").orElse("");
			String body = plain(response.body(), id, value)
				.replaceAll("(name=\"_csrf\"[^>]*value|name=\"csrf-token\" content)=\"[^\"]*\"", "csrf")
				.replaceAll("nonce=\"[^\"]*\"", "nonce");
			return new Answer(response.statusCode(), headers, request.isEmpty() ? body : body.replace(request, "R"));
		}

		private static String plain(String text, String id, String value) {
			String plain = id.isEmpty() ? text : text.replace(id, "ID");
			return value.isEmpty() ? plain
					: plain.replace(value, "VALUE").replace(URLEncoder.encode(value, StandardCharsets.UTF_8), "VALUE");
		}

		boolean says(String secret) {
			return this.body.contains(secret) || this.headers.toString().contains(secret);
		}

		String difference(Answer other) {
			if (this.status != other.status) {
				return this.status + " instead of " + other.status;
			}
			if (!this.headers.equals(other.headers)) {
				return this.headers + " instead of " + other.headers;
			}
			int at = 0;
			while (at < Math.min(this.body.length(), other.body.length())
					&& this.body.charAt(at) == other.body.charAt(at)) {
				at++;
			}
			return "…" + part(this.body, at) + "… instead of …" + part(other.body, at) + "…";
		}

		private static String part(String text, int at) {
			return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 60));
		}

	}

}
