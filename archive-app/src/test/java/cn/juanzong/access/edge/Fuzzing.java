package cn.juanzong.access.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.access.token.ApiTokens;
import cn.juanzong.access.token.TokenScope;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SomeSessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.Venues;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends malformed requests to the running application and looks at what comes back. */
class Fuzzing {

	/** What only our own innards would say. */
	private static final Pattern LEAK = Pattern
		.compile("Exception|\\bat (?:cn\\.juanzong|org\\.|java\\.)|cn\\.juanzong\\."
				+ "|org\\.springframework|org\\.postgresql|co\\.elastic|Apache Tomcat|(?i:\\nserver:)|(?i:x-powered-by)"
				+ "|(?i:select .* from )|/etc/passwd|root:x:");

	private static final int PATIENCE = 5;

	private final int port;

	private final MalformedRequests requests;

	private final String foreign = "别人的期次" + UUID.randomUUID();

	private final String archivistsToken;

	private final Map<Integer, Integer> answers = new TreeMap<>();

	Fuzzing(ApplicationContext context, int port, long seed) {
		this.port = port;
		SomeSessions some = new SomeSessions(context.getBean(Organizers.class), context.getBean(Courses.class),
				context.getBean(Venues.class), context.getBean(Instructors.class), context.getBean(Sessions.class));
		Organizer own = some.organizer("自家公司");
		TrainingSession mine = some.on(LocalDate.of(2026, 3, 16), own, "自家的期次");
		TrainingSession theirs = some.on(LocalDate.of(2026, 3, 17), some.organizer("别家公司"), this.foreign);
		this.archivistsToken = token(context, Role.ARCHIVIST, own.id());
		String[] tokens = { this.archivistsToken, token(context, Role.ARCHIVIST, own.id()) };
		String description = send(
				("GET /api/v1/openapi HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
						+ this.archivistsToken + "\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
		String json = description.substring(description.indexOf('{'), description.lastIndexOf('}') + 1);
		this.requests = new MalformedRequests(JsonMapper.shared().readTree(json), seed, tokens, mine.id(), theirs.id());
		assertThat(this.requests.operations()).isGreaterThan(5);
	}

	/** Sends that many; whatever is answered with 5xx or tells too much fails. */
	Map<Integer, Integer> run(int count) {
		for (int i = 0; i < count; i++) {
			byte[] request = this.requests.next();
			String answer = answer(request);
			String shown = new String(request, StandardCharsets.ISO_8859_1);
			String what = "request " + i + ":\n" + shown.substring(0, Math.min(shown.length(), 1500)) + "\nanswer:\n"
					+ answer.substring(0, Math.min(answer.length(), 1500));
			int status = answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
			this.answers.merge(status, 1, Integer::sum);
			assertThat(status).as(what).isLessThan(500);
			assertThat(answer).as(what).doesNotContain(this.foreign).doesNotContainPattern(LEAK);
		}
		return this.answers;
	}

	/**
	 * On a busy machine the index may not answer at once, which is no fault of the
	 * request.
	 */
	private String answer(byte[] request) {
		String answer = send(request);
		for (int i = 0; i < PATIENCE && answer.startsWith("HTTP/1.1 503"); i++) {
			answer = send(request);
		}
		return answer;
	}

	private String send(byte[] request) {
		return send(this.port, request);
	}

	static String send(int port, byte[] request) {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
			socket.getOutputStream().write(request);
			socket.getOutputStream().flush();
			// what announced more than was sent would wait for it
			socket.shutdownOutput();
			return new String(read(socket.getInputStream()), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] read(InputStream in) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		try {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				bytes.write(buffer, 0, n);
			}
		}
		catch (SocketException ex) {
			// cut off in the middle of a request nobody wants to read to its end
		}
		return bytes.toByteArray();
	}

	private static String token(ApplicationContext context, Role role, UUID organizerId) {
		ActingUser user = context.getBean(Users.class)
			.register("f" + UUID.randomUUID().toString().substring(0, 12), "Fuzzer", "kettle oblique vandal 7", role,
					organizerId);
		return context.getBean(ApiTokens.class)
			.issue(user, "fuzzer", EnumSet.allOf(TokenScope.class), Duration.ofDays(1));
	}

}
