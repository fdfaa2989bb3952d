package cn.juanzong.ingest.lookalike;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import cn.juanzong.ingest.IngestTestApplication;
import cn.juanzong.ingest.ReusedPaper;
import cn.juanzong.ingest.TestServices;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThatObject;

/**
 * Looking the signatures of one sheet up among a million, of 40,000 sheets; every
 * hundredth sheet is an old one under a new heading, with six bits of each signature
 * changed.
 */
@SpringBootTest(classes = IngestTestApplication.class)
class ReusedPaperBenchmark {

	private static final int SHEETS = Integer.getInteger("juanzong.bench.sheets", 40_000);

	private static final int LOOKUPS = 200;

	@Autowired
	private ReusedPaper reused;

	@Autowired
	private JdbcClient jdbc;

	@Value("${spring.datasource.url}")
	private String url;

	@Value("${spring.flyway.user}")
	private String owner;

	@Value("${spring.flyway.password}")
	private String ownersPassword;

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry registry) {
		TestServices.properties("reusedpaper").forEach((name, value) -> registry.add(name, () -> value));
		registry.add("juanzong.worker.enabled", () -> "false");
	}

	@Test
	void lookUp() throws SQLException {
		fill();
		List<UUID> copies = sheets("n % 100 = 0");
		List<UUID> honest = sheets("n % 100 between 2 and 98");
		honest.forEach((id) -> this.reused.of(List.of(id)));
		long found = copies.stream().filter((id) -> !this.reused.of(List.of(id)).isEmpty()).count();
		long falseAlarms = 0;
		long[] nanos = new long[honest.size()];
		for (int i = 0; i < nanos.length; i++) {
			long start = System.nanoTime();
			falseAlarms += this.reused.of(List.of(honest.get(i))).isEmpty() ? 0 : 1;
			nanos[i] = System.nanoTime() - start;
		}
		java.util.Arrays.sort(nanos);
		System.out.printf(Locale.ROOT,
				"{\"benchmark\":\"reused-paper\",\"sheets\":%d,\"signatures\":%d,\"found\":\"%d/%d\",\"falseAlarms\":\"%d/%d\","
						+ "\"p50Millis\":%.1f,\"p99Millis\":%.1f}%n",
				SHEETS, SHEETS * 25, found, copies.size(), falseAlarms, honest.size(), nanos[nanos.length / 2] / 1e6,
				nanos[nanos.length * 99 / 100] / 1e6);
	}

	private List<UUID> sheets(String which) {
		return this.jdbc
			.sql("select object_id from (select object_id, file_name::int as n from ingest_object) o where " + which
					+ " order by n limit :n")
			.param("n", LOOKUPS)
			.query(UUID.class)
			.list();
	}

	private void fill() throws SQLException {
		this.jdbc
			.sql("""
					insert into ingest_object (object_id, organizer_id, object_key, size_bytes, sha256, file_name, tabular, lane,
					 stage)
					select gen_random_uuid(), gen_random_uuid(), 'bench/' || n, 1, sha256(n::text::bytea), n::text, true, 'FAST',
					 'INGESTED' from generate_series(1, :n) n""")
			.param("n", SHEETS)
			.update();
		this.jdbc.sql("""
				insert into sheet_page (object_id, page, organizer_id, width, height, columns, texts, engine)
				select object_id, 1, organizer_id, 1, 1, '', '', 'bench' from ingest_object""").update();
		this.jdbc.sql("""
				insert into sheet_line (object_id, page, line, organizer_id, box, filled, signed, cells)
				select object_id, 1, line, organizer_id, '{0,0,1,1}', true, true, '' from ingest_object
				cross join generate_series(1, 25) line""").update();
		// a quarter takes one of some thousand values, some much more often than others
		this.jdbc.sql("""
				insert into signature_ink (object_id, page, line, mark, organizer_id, ink)
				select o.object_id, 1, line, line, o.organizer_id, (
				  select bit_or(((h.quarter * h.quarter / 65536) & 65535) << (16 * part)) from (
				    select part, ('x' || substr(md5((case when o.n % 100 = 0 then o.n - 1 else o.n end) || '/' || line
				      || '/' || part), 1, 4))::bit(16)::bigint as quarter from generate_series(0, 3) part) h)
				  # (case when o.n % 100 = 0 then 1::bigint << (line % 16) | 7::bigint << (16 + line % 13)
				    | 3::bigint << 40 else 0 end)
				from (select *, file_name::int as n from ingest_object) o cross join generate_series(1, 25) line""")
			.update();
		analyze();
	}

	/**
	 * As the owner: for anybody else the database leaves it undone, with a warning only.
	 */
	private void analyze() throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.url, this.owner, this.ownersPassword);
				Statement statement = connection.createStatement()) {
			statement.execute("vacuum (analyze) signature_ink");
			assertThatObject(statement.getWarnings()).isNull();
		}
	}

}
