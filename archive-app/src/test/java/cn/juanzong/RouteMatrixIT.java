package cn.juanzong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import cn.juanzong.MatrixRequests.Answer;
import cn.juanzong.MatrixRequests.Route;
import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.records.RecordsCase;
import cn.juanzong.records.SignedInClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every route, every role, own and foreign things and such as do not exist: what is
 * foreign cannot be told from what is not there, by status, headers or body, and nothing
 * of one contractor ever reaches another, or whoever may not read records.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RouteMatrixIT {

	@LocalServerPort
	private int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mapping;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Users users;

	private MatrixCase own;

	private MatrixCase foreign;

	private Map<Role, MatrixRequests> clients;

	private MatrixRequests nobody;

	@BeforeEach
	void twoContractorsAndEveryRole() {
		String shared = "两家都有的人" + UUID.randomUUID().toString().substring(0, 6);
		this.own = MatrixCase.stage(this.context, shared);
		this.foreign = MatrixCase.stage(this.context, shared);
		this.own.checkAll();
		this.clients = new EnumMap<>(Role.class);
		for (Role role : Role.values()) {
			ActingUser user = this.users.register("m" + UUID.randomUUID().toString().substring(0, 8), "矩阵",
					RecordsCase.PASSWORD, role, (role == Role.ARCHIVIST) ? this.own.organizer().id() : null);
			this.clients.put(role, new MatrixRequests(new SignedInClient(this.port, user)));
		}
		this.nobody = new MatrixRequests(SignedInClient.nobody(this.port));
		MatrixRequests inspector = client(Role.INSPECTOR);
		for (MatrixCase each : List.of(this.own, this.foreign)) {
			await().atMost(Duration.ofMinutes(3))
				.until(() -> inspector.get("/api/v1/search?organizer=" + each.organizer().id())
					.body()
					.contains("\"total\":2"));
		}
	}

	@Test
	@DisplayName("Every route is classified, and none twice")
	void everyRouteIsClassified() throws IOException {
		TreeSet<String> mapped = new TreeSet<>();
		this.mapping.getHandlerMethods().forEach((info, handler) -> {
			if (handler.getBeanType().getName().startsWith("cn.juanzong.")) {
				info.getMethodsCondition()
					.getMethods()
					.forEach((method) -> info.getPatternValues().forEach((path) -> mapped.add(method + " " + path)));
			}
		});
		assertThat(routes().stream().map((route) -> route.method() + " " + route.path()))
			.containsExactlyInAnyOrderElementsOf(mapped);
	}

	@Test
	@DisplayName("R09-3, A15: no route tells anybody what is not theirs")
	void nothingForeignCanBeToldFromNothing() throws IOException {
		List<String> leaks = new ArrayList<>();
		for (Route route : routes()) {
			for (Role role : Role.values()) {
				walk(route, role, leaks);
			}
			if (!route.opens().equals("anyone")) {
				Answer missing = this.nobody.ask(route, this.own.none(route), null);
				check(leaks, missing.status() >= 300, route, "nobody", "is answered with " + missing.status());
				same(leaks, this.nobody.ask(route, this.own.id(route), null), missing, route, "nobody");
			}
		}
		assertThat(leaks).as(String.join("\n", leaks)).isEmpty();
	}

	private void walk(Route route, Role role, List<String> leaks) {
		MatrixRequests client = client(role);
		if (!allowed(route, role)) {
			Answer missing = client.ask(route, this.own.none(route), null);
			check(leaks, missing.status() == 403, route, role, "is refused with " + missing.status());
			same(leaks, client.ask(route, this.own.id(route), null), missing, route, role);
			same(leaks, client.ask(route, this.foreign.id(route), null), missing, route, role);
			return;
		}
		if (route.reads()) {
			Answer seen = client.ask(route, this.own.id(route), null);
			check(leaks, seen.status() < 500 && seen.status() != 403, route, role, "own thing: " + seen.status());
			quiet(leaks, seen, route, role);
		}
		if (role == Role.ARCHIVIST && route.ofContractor()) {
			Answer missing = client.ask(route, this.own.none(route), null);
			check(leaks, missing.status() >= 400, route, role, "missing thing: " + missing.status());
			same(leaks, client.ask(route, this.foreign.id(route), null), missing, route, role);
			quiet(leaks, client.ask(route, this.foreign.id(route), null), route, role);
		}
		if (role == Role.RETENTION_OFFICER && route.object().equals("record") && route.reads()) {
			same(leaks, client.ask(route, this.own.copyOfIdCard(), null), client.ask(route, UUID.randomUUID(), null),
					route, role);
		}
		for (String parameter : route.parameters()) {
			if (role == Role.ARCHIVIST) {
				Answer named = client.ask(route, null, Map.entry(parameter, this.foreign.value(parameter)));
				same(leaks, named, client.ask(route, null, Map.entry(parameter, this.own.unknown(parameter))), route,
						role);
				quiet(leaks, named, route, role);
			}
		}
	}

	private void same(List<String> leaks, Answer answer, Answer missing, Route route, Object who) {
		check(leaks, answer.equals(missing), route, who, "differs from a missing thing: " + answer.difference(missing));
	}

	/** Whether the answer says nothing that this role may not read. */
	private void quiet(List<String> leaks, Answer answer, Route route, Role role) {
		List<String> secrets = new ArrayList<>();
		if (role == Role.ARCHIVIST) {
			secrets.addAll(this.foreign.marks());
			secrets.addAll(this.foreign.names());
		}
		else if (role == Role.RETENTION_OFFICER) {
			secrets.addAll(this.own.sensitiveMarks());
		}
		else if (!role.permissions().contains(Permission.READ_RECORDS) && role != Role.AUDITOR) {
			secrets.addAll(this.own.marks());
			secrets.addAll(this.foreign.marks());
		}
		secrets.forEach((secret) -> check(leaks, !answer.says(secret), route, role, "tells " + secret));
	}

	private static void check(List<String> leaks, boolean well, Route route, Object who, String otherwise) {
		if (!well) {
			leaks.add(route.method() + " " + route.path() + " for " + who + " " + otherwise);
		}
	}

	private static boolean allowed(Route route, Role role) {
		return switch (route.opens()) {
			case "anyone", "signed-in" -> true;
			default -> role.permissions().contains(Permission.valueOf(route.opens()));
		};
	}

	private MatrixRequests client(Role role) {
		return java.util.Objects.requireNonNull(this.clients.get(role));
	}

	private static List<Route> routes() throws IOException {
		return Files.readAllLines(Path.of("src/test/resources/route-matrix.txt"))
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map(Route::parse)
			.toList();
	}

}
