package cn.juanzong.records;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.records.accession.Upload;

/**
 * A browser without a screen: signs in, carries cookie and CSRF token, speaks tus.
 */
public final class SignedInClient {

	private static final Pattern FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private static final Pattern META = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.version(HttpClient.Version.HTTP_1_1)
		.build();

	private final int port;

	private final String token;

	public SignedInClient(int port, ActingUser user) {
		this.port = port;
		String form = get("/sign-in").body();
		send("POST", "/sign-in", Map.of("Content-Type", "application/x-www-form-urlencoded"),
				BodyPublishers.ofString("_csrf=" + encoded(found(FIELD, form)) + "&username=" + user.signInName()
						+ "&password=" + encoded(RecordsCase.PASSWORD)));
		this.token = found(META, get("/").body());
	}

	private SignedInClient(int port) {
		this.port = port;
		this.token = "";
	}

	/** A client that has not signed in. */
	public static SignedInClient nobody(int port) {
		return new SignedInClient(port);
	}

	public HttpResponse<String> get(String path) {
		return send("GET", path, Map.of(), BodyPublishers.noBody());
	}

	public HttpResponse<byte[]> bytes(String method, String path, Map<String, String> headers) {
		return exchange(method, path, headers, BodyPublishers.noBody(), BodyHandlers.ofByteArray());
	}

	public HttpResponse<String> send(String method, String path, Map<String, String> headers, BodyPublisher body) {
		return exchange(method, path, headers, body, BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

	private <T> HttpResponse<T> exchange(String method, String path, Map<String, String> headers, BodyPublisher body,
			HttpResponse.BodyHandler<T> handler) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, body);
		headers.forEach(request::header);
		if (this.token != null) {
			request.header("X-CSRF-TOKEN", this.token);
		}
		try {
			return this.http.send(request.build(), handler);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Announces a file; answers the response with its Location. */
	public HttpResponse<String> announce(UUID session, String kind, String name, long length) {
		String metadata = Map.of("filename", name, "sessionId", session.toString(), "kind", kind)
			.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " "
					+ Base64.getEncoder().encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8)))
			.collect(Collectors.joining(","));
		return send("POST", "/uploads",
				Map.of("Tus-Resumable", "1.0.0", "Upload-Length", Long.toString(length), "Upload-Metadata", metadata),
				BodyPublishers.noBody());
	}

	public HttpResponse<String> patch(String upload, long offset, BodyPublisher body) {
		return send("PATCH", upload, Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", Long.toString(offset),
				"Content-Type", "application/offset+octet-stream"), body);
	}

	public HttpResponse<byte[]> head(String upload) {
		return bytes("HEAD", upload, Map.of("Tus-Resumable", "1.0.0"));
	}

	public long offset(String upload) {
		return head(upload).headers().firstValueAsLong("Upload-Offset").orElse(-1);
	}

	/** Promises some bytes, sends fewer and keeps the line open until it is closed. */
	public Socket brokenPatch(String upload, long offset, long promised, byte[] bytes, int from, int to)
			throws IOException {
		Socket socket = new Socket("127.0.0.1", this.port);
		OutputStream out = socket.getOutputStream();
		String cookie = this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.map(HttpCookie::toString)
			.collect(Collectors.joining("; "));
		out.write(("PATCH " + upload + " HTTP/1.1\r\nHost: 127.0.0.1:" + this.port + "\r\nCookie: " + cookie
				+ "\r\nX-CSRF-TOKEN: " + this.token + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
				+ "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + promised + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
		out.write(bytes, from, to - from);
		out.flush();
		return socket;
	}

	private static String found(Pattern pattern, String page) {
		Matcher matcher = pattern.matcher(page);
		if (!matcher.find()) {
			throw new IllegalStateException("No CSRF token on the page");
		}
		return matcher.group(1);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
