package cn.juanzong.scope;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import cn.juanzong.ArchiveApplication;
import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.ingest.index.DueDocuments;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.records.RecordsCase;
import cn.juanzong.records.SignedInClient;
import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.DatabaseConnection;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What row-level security costs on list and search pages: the same pages of the same
 * database from two servers, one as it is, one that connects as the owner and carries no
 * scope; asked in turns.
 */
class ScopeBenchmark {

	private static final int CONTRACTORS = 10;

	private static final int SESSIONS = 100;

	private static final int ROUNDS = 200;

	private static final int WARM_UP = 50;

	@Test
	void pagesWithAndWithoutRowLevelSecurity() throws IOException {
		System.setProperty("juanzong.home", Path.of("target", "scope-bench").toAbsolutePath().toString());
		System.setProperty("juanzong.standalone.programs",
				Path.of("..", "search-config", "target", "embedded").toAbsolutePath().toString());
		DatabaseConnection owner = Connections.database();
		try (ConfigurableApplicationContext scoped = start(ArchiveApplication.class);
				ConfigurableApplicationContext bare = start(ArchiveApplication.class, Bare.class,
						"--spring.main.allow-bean-definition-overriding=true", "--spring.datasource.url=" + owner.url(),
						"--spring.datasource.username=" + owner.username(),
						"--spring.datasource.password=" + owner.password())) {
			List<ActingUser> users = fill(scoped);
			Map<String, Object> line = new LinkedHashMap<>(Map.of("benchmark", "row-level security"));
			double worst = 0;
			for (ActingUser user : users) {
				SignedInClient one = new SignedInClient(port(scoped), user);
				SignedInClient other = new SignedInClient(port(bare), user);
				for (String page : List.of("/sessions", "/sessions?q=" + "a", "/search?q=qqq", "/api/v1/sessions",
						"/findings")) {
					double ratio = ratio(one, other, page, user.role() + " " + page, line);
					worst = Math.max(worst, ratio);
				}
			}
			line.put("worst", round(worst));
			System.out.println(json(line));
		}
	}

	private static double ratio(SignedInClient scoped, SignedInClient bare, String page, String name,
			Map<String, Object> line) {
		long[] with = new long[ROUNDS];
		long[] without = new long[ROUNDS];
		for (int i = -WARM_UP; i < ROUNDS; i++) {
			// in changing order, so that neither profits from what the other has just
			// read
			boolean first = i % 2 == 0;
			long one = first ? time(scoped, page) : 0;
			long other = time(bare, page);
			one = first ? one : time(scoped, page);
			if (i >= 0) {
				with[i] = one;
				without[i] = other;
			}
		}
		double a = median(with);
		double b = median(without);
		line.put(name, Map.of("withMs", round(a), "withoutMs", round(b), "ratio", round(a / b)));
		return a / b;
	}

	private static long time(SignedInClient client, String page) {
		long start = System.nanoTime();
		HttpResponse<String> response = client.get(page);
		long taken = System.nanoTime() - start;
		assertThat(response.statusCode()).isEqualTo(200);
		return taken;
	}

	private static double median(long[] nanos) {
		Arrays.sort(nanos);
		return nanos[nanos.length / 2] / 1e6;
	}

	private static double round(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

	/** Contractors with sessions of 40 lines, 8 records and 6 findings each. */
	private static List<ActingUser> fill(ConfigurableApplicationContext context) {
		String mark = UUID.randomUUID().toString().substring(0, 6);
		Users users = context.getBean(Users.class);
		List<ActingUser> accounts = new ArrayList<>();
		DataScope.system("benchmark").run(() -> {
			ActingUser inspector = users.register("i" + mark, "检查员", RecordsCase.PASSWORD, Role.INSPECTOR, null);
			for (int i = 0; i < CONTRACTORS; i++) {
				Organizer organizer = context.getBean(Organizers.class)
					.register(new Organizer(UUID.randomUUID(), "B" + mark + i, "承办单位" + mark + i), inspector);
				if (i == 0) {
					accounts
						.add(users.register("a" + mark, "档案员", RecordsCase.PASSWORD, Role.ARCHIVIST, organizer.id()));
				}
				fill(context.getBean(JdbcClient.class), organizer.id(), mark + i);
			}
			accounts.add(inspector);
			// answers as soon as the index can be written to
			assertThat(Connections.search().uri()).isNotNull();
			while (context.getBean(DueDocuments.class).drain() > 0) {
				Thread.onSpinWait();
			}
		});
		DatabaseConnection owner = Connections.database();
		JdbcClient.create(new DriverManagerDataSource(owner.url(), owner.username(), owner.password()))
			.sql("analyze")
			.update();
		return accounts;
	}

	private static void fill(JdbcClient jdbc, UUID organizer, String mark) {
		List<String> statements = List.of(
				"""
						insert into course (course_id, code, title, training_class) values (gen_random_uuid(), :mark, :mark, 'BASIC')
						""",
				"""
						insert into venue (venue_id, name, village, kind) values (gen_random_uuid(), :mark, 'v', 'EQUIPPED')
						""",
				"""
						insert into instructor (instructor_id, name) values (gen_random_uuid(), :mark)
						""",
				"""
						insert into training_session (session_id, title, organizer_id, course_id, starts_on, ends_on, starts_at,
						 ends_at, half_days, venue_id, mode, instructor_id, theory_hours, practice_hours, project, created_at)
						select gen_random_uuid(), :mark || ' a ' || n, :organizer, c.course_id, date '2022-04-01' + n,
						 date '2022-04-01' + n, '09:00', '17:00', 2, v.venue_id, 'ON_SITE', i.instructor_id, 4, 4, '2022', now()
						from generate_series(1, :sessions) n, course c, venue v, instructor i
						where c.code = :mark and v.name = :mark and i.name = :mark
						""",
				"""
						insert into ledger_import (import_id, session_id, version, file_name, file_sha256, rows_good, rows_bad,
						 imported_at, imported_by, imported_by_name, current)
						select gen_random_uuid(), session_id, 1, 'l', sha256('l'), 40, 0, now(), gen_random_uuid(), 'b', true
						from training_session where organizer_id = :organizer
						""",
				"""
						insert into ledger_entry (entry_id, import_id, session_id, current, line_number, sheet, sheet_row, name,
						 name_key, document_type, id_number, id_mask, person_key, phone, phone_mask, phone_key, birth_date, content,
						 age_outcome, counting)
						select gen_random_uuid(), l.import_id, l.session_id, true, n, 's', n, 'p' || n, 'p' || n, 'ID_CARD', '', 'm',
						 sha256((l.session_id::text || n)::bytea), '', 'm', sha256((l.session_id::text || -n)::bytea), '1980-01-01',
						 'c', 'IN_RANGE', 'COUNTED'
						from ledger_import l join training_session s using (session_id), generate_series(1, 40) n
						where s.organizer_id = :organizer
						""",
				"""
						insert into archival_record (record_id, session_id, organizer_id, kind, file_name, size_bytes, sha256,
						 archival_code, item_number, object_key, accepted_at, accepted_by, accepted_by_name)
						select id, session_id, :organizer, 'SITE_PHOTO', 'qqq ' || n || '.jpg', 1, sha256(id::text::bytea),
						 'Q-PX·2022·D10-' || lpad(session_number::text, greatest(3, length(session_number::text)), '0') || '-'
						  || lpad(n::text, 4, '0'), n,
						 'original/' || id, now(), gen_random_uuid(), 'b'
						from (select gen_random_uuid() as id, session_id, session_number, n
						  from training_session, generate_series(1, 8) n where organizer_id = :organizer) r
						""",
				"""
						insert into ingest_object (object_id, organizer_id, object_key, size_bytes, sha256, file_name, tabular, lane,
						 stage)
						select record_id, organizer_id, object_key, 1, sha256, file_name, false, 'FAST', 'INGESTED'
						from archival_record where organizer_id = :organizer
						""",
				"""
						insert into index_due (object_id) select object_id from ingest_object where organizer_id = :organizer
						""",
				"""
						insert into finding (finding_id, session_id, organizer_id, code, subject, facts, record_ids, entry_ids,
						 session_ids, fingerprint, opened_at)
						select gen_random_uuid(), session_id, :organizer, 'SESSION_FILE_INCOMPLETE', n::text,
						 '{"kind":"NOTICE","found":"0","required":"1"}', '{}', '{}', '{}', 'f', now()
						from training_session, generate_series(1, 6) n where organizer_id = :organizer
						""");
		for (String sql : statements) {
			jdbc.sql(sql).param("mark", mark).param("organizer", organizer).param("sessions", SESSIONS).update();
		}
	}

	private static ConfigurableApplicationContext start(Class<?> application, Object... more) {
		List<Class<?>> sources = new ArrayList<>(List.of(application));
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--juanzong.worker.enabled=false", "--juanzong.county.enabled=false"));
		for (Object each : more) {
			if (each instanceof Class<?> source) {
				sources.add(source);
			}
			else {
				arguments.add((String) each);
			}
		}
		return new SpringApplication(sources.toArray(Class<?>[]::new)).run(arguments.toArray(String[]::new));
	}

	private static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	private static String json(Map<String, Object> line) {
		StringBuilder json = new StringBuilder("{");
		line.forEach((name, value) -> json.append((json.length() > 1) ? ", " : "")
			.append('"')
			.append(name)
			.append("\": ")
			.append((value instanceof Map<?, ?> map) ? map.toString().replaceAll("(\\w+)=", "\"$1\": ")
					: (value instanceof String text) ? "\"" + text + "\"" : String.format(Locale.ROOT, "%s", value)));
		return json.append('}').toString();
	}

	/**
	 * The server without: no scope, and the owner of everything. No stereotype, so that
	 * it is found by no scan.
	 */
	static class Bare {

		@Bean
		static BeanPostProcessor scopedDataSource() {
			return new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return bean;
				}
			};
		}

		@Bean
		Runnable applicationRoleCheck(DataSource dataSource) {
			return () -> assertThat(dataSource).isNotInstanceOf(ScopedDataSource.class);
		}

	}

}
