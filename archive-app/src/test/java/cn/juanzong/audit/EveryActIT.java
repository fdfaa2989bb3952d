package cn.juanzong.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.access.Users;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.People;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Walks every route that writes. A new one fails here until it is carried out below, or
 * until it is said why it is no act.
 */
@SpringBootTest
@AutoConfigureMockMvc
class EveryActIT {

	/** Routes that take a request body but change nothing, and show nothing personal. */
	private static final Set<String> NO_ACTS = Set.of("POST /language", "POST /uploads/proposals");

	/**
	 * Routes of an account, which ask for passwords and codes step by step: they are
	 * walked, entry by entry, by {@code AccountActsIT}.
	 */
	private static final List<String> OF_ACCOUNTS = List.of("POST /account/", "POST /sign-in/",
			"POST /users/{id}/second-factor/");

	/**
	 * Routes about lines that were read from a sheet: they are walked, entry by entry, by
	 * the tests of the review desk and of the supervision record.
	 */
	private static final List<String> OF_THE_DESK = List.of("POST /sessions/{id}/desk/",
			"POST /sessions/{id}/supervision");

	@Autowired
	ApplicationContext context;

	@Autowired
	MockMvc mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MessageSource messages;

	private final Map<String, Act> acts = new LinkedHashMap<>();

	private final ActingUser inspector = SignedInAs.inspector();

	private final ActingUser admin = SignedInAs.admin();

	private final ActingUser securityAdmin = SignedInAs.securityAdmin();

	@Test
	@DisplayName("no route that writes leaves the trail without an entry")
	void everyRouteThatWritesLeavesAnEntry() throws Exception {
		programme();
		sessions();
		ledgers();
		records();
		accounts();
		assertThat(this.acts.keySet()).as("routes that write").isEqualTo(routesThatWrite());
		List<String> silent = new ArrayList<>();
		for (Map.Entry<String, Act> each : this.acts.entrySet()) {
			Act act = each.getValue();
			long before = entries(act);
			MvcResult result = this.mvc.perform(act.request().get().with(SignedInAs.user(act.by())).with(csrf()))
				.andReturn();
			if (result.getResponse().getStatus() >= 400 || entries(act) == before) {
				silent.add(each.getKey() + ", answered with " + result.getResponse().getStatus() + ", left no "
						+ act.action());
			}
		}
		assertThat(silent).as("acts without an entry").isEmpty();
		assertThat(untold(Locale.CHINA)).as("codes of the trail without a word").isEmpty();
		assertThat(untold(Locale.ENGLISH)).as("codes of the trail without a word in English").isEmpty();
	}

	/** Whatever the trail was told by the acts below, readers find in their language. */
	private List<String> untold(Locale locale) {
		return this.jdbc.sql("""
				with told as (select * from audit_entry where action = any(?))
				select 'audit.action.' || action from told union
				select 'audit.subject.' || subject_type from told union
				select 'audit.field.' || name from told, jsonb_object_keys(detail) name
				  where name not in ('before', 'after') union
				select 'audit.field.' || name from told, jsonb_object_keys(
				  case jsonb_typeof(detail -> 'after') when 'object' then detail -> 'after' else '{}' end) name""")
			.param(this.acts.values().stream().map(Act::action).toArray(String[]::new))
			.query(String.class)
			.stream()
			.filter((key) -> this.messages.getMessage(key, null, "", locale).isEmpty())
			.toList();
	}

	private void programme() {
		CaseStage stage = new CaseStage(this.context);
		var organizer = stage.organizer();
		var course = stage.course(TrainingClass.BASIC);
		TrainingSession session = stage.session(organizer, course, "2022-06-15", "2022-06-15");
		act("POST /organizers", this.inspector, "organizer.registered",
				() -> post("/organizers").param("code", mark().toUpperCase(Locale.ROOT))
					.param("name", "承办单位" + mark()));
		act("POST /organizers/{id}", this.inspector, "organizer.changed",
				() -> post("/organizers/{id}", organizer.id()).param("name", "改名" + mark()));
		act("POST /courses", this.inspector, "course.registered",
				() -> post("/courses").param("code", mark().toUpperCase(Locale.ROOT))
					.param("title", "课程")
					.param("trainingClass", "PUBLICITY"));
		act("POST /courses/{id}", this.inspector, "course.changed",
				() -> post("/courses/{id}", course.id()).param("title", "改名" + mark()));
		act("POST /venues", this.inspector, "venue.registered",
				() -> post("/venues").param("name", "场所")
					.param("village", "某村")
					.param("kind", "PUBLIC_SERVICE_CENTRE"));
		act("POST /venues/{id}", this.inspector, "venue.changed",
				() -> post("/venues/{id}", session.venue().id()).param("name", "场所" + mark())
					.param("village", "某村")
					.param("kind", "PUBLIC_SERVICE_CENTRE"));
		act("POST /instructors", this.inspector, "instructor.registered",
				() -> post("/instructors").param("name", "某讲师"));
		act("POST /instructors/{id}", this.inspector, "instructor.changed",
				() -> post("/instructors/{id}", session.instructor().id()).param("name", "改名讲师"));
		act("POST /settings/{key}", this.admin, "setting.changed",
				() -> post("/settings/FILING_SLA_WORKING_DAYS").param("value",
						(this.jdbc.sql("select exists (select from setting where value = '11')")
							.query(Boolean.class)
							.single()) ? "10" : "11"));
		act("POST /security/{rule}", this.securityAdmin, "security.changed",
				() -> post("/security/LONGEST_HOURS").param("value",
						(this.jdbc.sql("select exists (select from security_rule where value = 11)")
							.query(Boolean.class)
							.single()) ? "12" : "11"));
		act("POST /health/index/rebuild", this.admin, "index.rebuild", () -> {
			this.jdbc.sql("update index_rebuild set finished_at = now() where finished_at is null").update();
			return post("/health/index/rebuild");
		});
		act("POST /health/keys/{what}/rotation", this.admin, "keys.rotation", () -> {
			this.jdbc.sql("update key_rotation set finished_at = now() where finished_at is null").update();
			return post("/health/keys/JOINING/rotation");
		});
	}

	private void sessions() {
		CaseStage stage = new CaseStage(this.context);
		TrainingSession session = stage.session(stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		act("POST /sessions", this.inspector, "session.registered", () -> form(post("/sessions"), session));
		act("POST /sessions/{id}/edit", this.inspector, "session.changed",
				() -> form(post("/sessions/{id}/edit", session.id()), session));
		String same = "同一人" + session.id();
		stage.ledger(session, same, same);
		stage.checkAll();
		act("POST /findings/{id}/verdict", this.inspector, "finding.judged", () -> {
			Map<String, Object> finding = this.jdbc
				.sql("select finding_id, fingerprint from finding where session_id = ? and code = 'DOUBLE_LINE'")
				.param(session.id())
				.query()
				.singleRow();
			return post("/findings/{id}/verdict", finding.get("finding_id")).param("outcome", "EXPLAINED")
				.param("reason", "已核实")
				.param("fingerprint", String.valueOf(finding.get("fingerprint")));
		});
		TrainingSession other = stage.session(stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		act("POST /sessions/{id}/void", this.inspector, "session.voided",
				() -> post("/sessions/{id}/void", other.id()).param("reason", "没有举办"));
	}

	private void ledgers() {
		CaseStage stage = new CaseStage(this.context);
		TrainingSession session = stage.session(stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		String id = People.idNumber(LocalDate.of(1971, 2, 3), Math.floorMod(session.id().hashCode(), 900));
		String ledger = "姓名,身份证号码,手机号,培训内容\n王五," + id + ",13700000000,网店\n王六," + id + ",13700000001,网店\n";
		act("POST /sessions/{id}/ledger", this.inspector, "ledger.imported",
				() -> multipart("/sessions/{id}/ledger", session.id()).file(
						new MockMultipartFile("file", "台账.csv", "text/csv", ledger.getBytes(StandardCharsets.UTF_8))));
		act("POST /sessions/{id}/ledger/flags", this.inspector, "ledger.flagsRead",
				() -> post("/sessions/{id}/ledger/flags", session.id()));
		act("POST /sessions/{id}/ledger/lines/{line}/names", this.inspector, "ledger.namesRead",
				() -> post("/sessions/{id}/ledger/lines/{line}/names", session.id(), line(session).line()));
		act("POST /sessions/{id}/ledger/lines/{line}/one-person", this.inspector, "ledger.namesResolved",
				() -> post("/sessions/{id}/ledger/lines/{line}/one-person", session.id(), line(session).line())
					.param("reason", "户口簿"));
		act("POST /sessions/{id}/ledger/lines/{line}/reveal", this.inspector, "personal.revealed",
				() -> post("/sessions/{id}/ledger/lines/{line}/reveal", session.id(), line(session).line())
					.param("field", "ID_NUMBER")
					.param("purpose", "核对原件"));
		act("POST /sessions/{id}/ledger/lines/{line}/restriction", this.inspector, "use.restricted",
				() -> post("/sessions/{id}/ledger/lines/{line}/restriction", session.id(), line(session).line())
					.param("reason", "申请限制"));
		act("POST /people", this.inspector, "people.searched", () -> post("/people").param("q", id));
	}

	private void records() {
		CaseStage stage = new CaseStage(this.context);
		TrainingSession session = stage.session(stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		ArchivalRecord record = stage.file(session, MaterialKind.OTHER, "a.txt", "内容" + session.id());
		ArchivalRecord copy = stage.file(session, MaterialKind.ID_COPY, "b.txt", "证件" + session.id());
		act("POST /records/{id}/kind", this.inspector, "record.kind-corrected",
				() -> post("/records/{id}/kind", record.id()).param("kind", "NOTICE"));
		act("POST /records/{id}/restriction", this.inspector, "use.restricted",
				() -> post("/records/{id}/restriction", record.id()).param("reason", "申请限制"));
		act("POST /records/{id}/reveal", this.inspector, "record.revealed",
				() -> post("/records/{id}/reveal", copy.id()).param("purpose", "核对原件"));
		act("POST /people/restrictions/{id}/release", this.inspector, "use.released",
				() -> post("/people/restrictions/{id}/release",
						this.jdbc.sql("select restriction_id from use_restriction where record_id = ?")
							.param(record.id())
							.query(UUID.class)
							.single())
					.param("reason", "不再需要"));
		act("POST /uploads", this.inspector, "upload.begun", () -> announcement(session));
		act("PATCH /uploads/{id}", this.inspector, "record.accepted",
				() -> patch("/uploads/{id}", announced(session)).header("Tus-Resumable", "1.0.0")
					.header("Upload-Offset", "0")
					.contentType("application/offset+octet-stream")
					.content("12345"));
		act("DELETE /uploads/{id}", this.inspector, "upload.cancelled",
				() -> delete("/uploads/{id}", announced(session)).header("Tus-Resumable", "1.0.0"));
	}

	private void accounts() {
		UUID account = this.context.getBean(Users.class)
			.register("u" + mark(), "某人", "a long enough password", cn.juanzong.access.Role.INSPECTOR, null)
			.id();
		act("POST /users", this.admin, "user.registered",
				() -> post("/users").param("signInName", "n" + mark())
					.param("displayName", "新人")
					.param("role", "INSPECTOR"));
		act("POST /users/{id}", this.admin, "user.changed",
				() -> post("/users/{id}", account).param("displayName", "改名" + mark()).param("role", "INSPECTOR"));
		act("POST /users/{id}/sign-out", this.admin, "user.signedOutEverywhere",
				() -> post("/users/{id}/sign-out", account));
		act("POST /users/{id}/disable", this.admin, "user.disabled", () -> post("/users/{id}/disable", account));
		act("POST /users/{id}/enable", this.admin, "user.enabled", () -> post("/users/{id}/enable", account));
		act("POST /users/{id}/password", this.admin, "user.passwordReset", () -> post("/users/{id}/password", account));
	}

	private LedgerEntry line(TrainingSession session) {
		return this.context.getBean(Ledgers.class).entries(session.id()).get(0);
	}

	private AbstractMockHttpServletRequestBuilder<?> announcement(TrainingSession session) {
		return post("/uploads").header("Tus-Resumable", "1.0.0")
			.header("Upload-Length", "5")
			.header("Upload-Metadata", "filename " + base64(mark() + ".txt") + ",sessionId "
					+ base64(session.id().toString()) + ",kind " + base64("OTHER"));
	}

	private String announced(TrainingSession session) {
		try {
			String location = this.mvc.perform(announcement(session).with(SignedInAs.user(this.inspector)).with(csrf()))
				.andReturn()
				.getResponse()
				.getHeader("Location");
			return String.valueOf(location).substring(String.valueOf(location).lastIndexOf('/') + 1);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static AbstractMockHttpServletRequestBuilder<?> form(AbstractMockHttpServletRequestBuilder<?> request,
			TrainingSession session) {
		return request.param("title", "期次" + mark())
			.param("organizerId", session.organizer().id().toString())
			.param("courseId", session.course().id().toString())
			.param("startsOn", "2022-07-01")
			.param("endsOn", "2022-07-01")
			.param("startsAt", "09:00")
			.param("endsAt", "17:00")
			.param("halfDays", "2")
			.param("venueId", session.venue().id().toString())
			.param("mode", "ON_SITE")
			.param("instructorId", session.instructor().id().toString())
			.param("theoryHours", "4")
			.param("practiceHours", "4")
			.param("project", "2022");
	}

	private static Set<String> routesThatWrite() throws Exception {
		Set<String> routes = new TreeSet<>();
		for (String route : Files.readAllLines(Path.of("src/test/resources/routes.txt"))) {
			String[] parts = route.split(" +");
			if (Set.of("POST", "PUT", "PATCH", "DELETE").contains(parts[1])) {
				routes.add(parts[1] + " " + parts[0]);
			}
		}
		assertThat(routes).containsAll(NO_ACTS);
		routes.removeAll(NO_ACTS);
		routes.removeIf((route) -> OF_ACCOUNTS.stream().anyMatch(route::startsWith));
		routes.removeIf((route) -> OF_THE_DESK.stream().anyMatch(route::startsWith));
		return routes;
	}

	private long entries(Act act) {
		return this.jdbc.sql("select count(*) from audit_entry where action = ? and actor_id = ?")
			.params(act.action(), act.by().id())
			.query(Long.class)
			.single();
	}

	private void act(String route, ActingUser by, String action,
			Supplier<AbstractMockHttpServletRequestBuilder<?>> request) {
		this.acts.put(route, new Act(by, action, request));
	}

	private static String mark() {
		return UUID.randomUUID().toString().substring(0, 8);
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private record Act(ActingUser by, String action, Supplier<AbstractMockHttpServletRequestBuilder<?>> request) {

	}

}
