package cn.juanzong.ledger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.ingest.RecordDescriber;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Numbers shown for a purpose, and people and records taken out of use (A15, A16). */
@SpringBootTest
@AutoConfigureMockMvc
class RestrictionIT {

	@Autowired
	ApplicationContext context;

	@Autowired
	MockMvc mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	RecordDescriber describer;

	private final ActingUser inspector = SignedInAs.inspector();

	private CaseStage stage;

	private TrainingSession session;

	private String base;

	private String id;

	private String name;

	@BeforeEach
	void aLedgerOfOne() throws Exception {
		this.stage = new CaseStage(this.context);
		this.session = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		int number = LedgerStage.next();
		this.id = People.idNumber(LocalDate.of(1981, 1, 1).plusDays(number), number % 900);
		this.name = "上官" + Character.toString('一' + number);
		this.base = "/sessions/" + this.session.id() + "/ledger";
		byte[] ledger = ("姓名,身份证号码,手机号,培训内容\n" + this.name + "," + this.id + "," + People.phone(number) + ",网店\n")
			.getBytes(StandardCharsets.UTF_8);
		assertThat(send(multipart(this.base).file(new MockMultipartFile("file", "l.csv", "text/csv", ledger)),
				this.inspector)
			.getStatus()).isEqualTo(200);
	}

	@Test
	@DisplayName("A15 a number is shown for a purpose, for minutes, to who asked, and the auditor finds it")
	void aNumberIsShownForAPurpose() throws Exception {
		ActingUser archivist = SignedInAs.archivist(this.session.organizer().id());
		String reveal = this.base + "/lines/1/reveal";
		assertThat(body(get(reveal), archivist)).contains("purpose").doesNotContain(this.id);
		assertThat(body(post(reveal).param("field", "ID_NUMBER").param("purpose", " "), archivist))
			.doesNotContain(this.id);
		String purpose = "核对原件" + UUID.randomUUID();
		MockHttpServletResponse shown = send(post(reveal).param("field", "ID_NUMBER").param("purpose", purpose),
				archivist);
		assertThat(shown.getContentAsString(StandardCharsets.UTF_8)).contains(this.id);
		assertThat(shown.getHeader("Cache-Control")).isEqualTo("no-store");
		assertThat(body(get(reveal), archivist)).contains(this.id);
		assertThat(body(get(reveal), this.inspector)).doesNotContain(this.id);
		assertThat(body(get(this.base), archivist)).doesNotContain(this.id);
		assertThat(send(get(reveal), SignedInAs.archivist(this.stage.organizer().id())).getStatus()).isEqualTo(404);
		String list = body(get("/audit/reveals").param("purpose", purpose), SignedInAs.auditor());
		assertThat(list).contains(purpose, this.id.substring(0, 6) + "********" + this.id.substring(14))
			.doesNotContain(this.id);
		assertThat(this.jdbc
			.sql("select detail ->> 'purpose' from audit_entry where action = 'personal.revealed' and subject_id = ?")
			.param(this.session.id().toString())
			.query(String.class)
			.list()).containsExactly(purpose);
		assertThat(send(get("/audit/reveals"), this.inspector).getStatus()).isEqualTo(403);
		// minutes later it has to be asked for again
		this.jdbc.sql("""
				insert into personal_reveal (reveal_id, entry_id, session_id, organizer_id, field, mask, purpose,
				  revealed_at, until, revealed_by, revealed_by_name)
				select gen_random_uuid(), entry_id, session_id, organizer_id, field, mask, purpose, now(),
				  now() - interval '1 second', ?, 'x' from personal_reveal where session_id = ?""")
			.params(this.inspector.id(), this.session.id())
			.update();
		assertThat(body(get(reveal), this.inspector)).doesNotContain(this.id);
		theAuditorTurnsPages(purpose);
	}

	private void theAuditorTurnsPages(String purpose) throws Exception {
		this.jdbc.sql("""
				insert into personal_reveal (reveal_id, entry_id, session_id, organizer_id, field, mask, purpose,
				  revealed_at, until, revealed_by, revealed_by_name)
				select gen_random_uuid(), entry_id, session_id, organizer_id, field, mask, purpose, revealed_at,
				  revealed_at, revealed_by, 'n' || n || 'n'
				from (select * from personal_reveal where session_id = ? limit 1) one, generate_series(1, 70) n""")
			.param(this.session.id())
			.update();
		String first = body(get("/audit/reveals").param("purpose", purpose), SignedInAs.auditor());
		Matcher older = Pattern.compile("before=([0-9a-f-]{36})").matcher(first);
		assertThat(older.find()).isTrue();
		String second = body(get("/audit/reveals").param("purpose", purpose).param("before", older.group(1)),
				SignedInAs.auditor());
		assertThat(second).doesNotContain("before=");
		List<String> names = IntStream.rangeClosed(1, 70).mapToObj((n) -> ">n" + n + "n<").toList();
		assertThat(names).allMatch((name) -> first.contains(name) != second.contains(name));
	}

	@Test
	@DisplayName("A16 a restricted person is found by no search and shown by name on no page until released")
	void aRestrictedPersonIsNotFound() throws Exception {
		assertThat(body(post("/people").param("q", this.id), this.inspector)).contains(this.name);
		send(post(this.base + "/lines/1/restriction").param("reason", "本人申请删除"), this.inspector);
		assertThat(body(post("/people").param("q", this.id), this.inspector)).doesNotContain(this.name);
		assertThat(body(post("/people").param("q", this.name), this.inspector))
			.doesNotContain(this.id.substring(0, 6) + "********");
		assertThat(body(get(this.base), this.inspector)).doesNotContain(this.name).contains("上*", "限制处理");
		assertThat(body(get("/api/v1" + this.base), this.inspector)).doesNotContain(this.name);
		assertThat(
				send(post(this.base + "/lines/1/reveal").param("field", "PHONE").param("purpose", "x"), this.inspector)
					.getStatus())
			.isEqualTo(404);
		assertThat(send(post(this.base + "/lines/1/restriction").param("reason", "x"),
				SignedInAs.archivist(this.session.organizer().id()))
			.getStatus()).isEqualTo(403);
		release(this.id.substring(0, 6) + "********" + this.id.substring(14));
		assertThat(body(post("/people").param("q", this.id), this.inspector)).contains(this.name);
	}

	@Test
	@DisplayName("A16 a restricted record is described to no index and shown to nobody until released")
	void aRestrictedRecordIsNotShown() throws Exception {
		ArchivalRecord record = this.stage.file(this.session, MaterialKind.ID_COPY, "证.txt", "证" + this.session.id());
		assertThat(this.describer.describe(List.of(record.id()))).hasSize(1);
		send(post("/records/{id}/reveal", record.id()).param("purpose", "核对"), this.inspector);
		assertThat(send(get("/records/{id}/original", record.id()), this.inspector).getStatus()).isEqualTo(200);
		send(post("/records/{id}/restriction", record.id()).param("reason", "本人申请删除"), this.inspector);
		assertThat(this.describer.describe(List.of(record.id()))).isEmpty();
		for (String path : List.of("/records/{id}", "/records/{id}/original", "/records/{id}/content",
				"/records/{id}/thumbnail")) {
			assertThat(send(get(path, record.id()), this.inspector).getStatus()).as(path).isEqualTo(404);
		}
		assertThat(body(get("/people/restrictions"), this.inspector)).contains(record.archivalCode().toString());
		release(record.archivalCode().toString());
		assertThat(this.describer.describe(List.of(record.id()))).hasSize(1);
		assertThat(this.jdbc.sql("select count(*) from audit_entry where action = 'record.read' and subject_id = ?")
			.param(record.id().toString())
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	private void release(String shown) throws Exception {
		UUID restriction = this.jdbc
			.sql("select restriction_id from use_restriction where shown = ? and released_at is null")
			.param(shown)
			.query(UUID.class)
			.single();
		send(post("/people/restrictions/{id}/release", restriction).param("reason", "申请撤回"), this.inspector);
	}

	private String body(AbstractMockHttpServletRequestBuilder<?> request, ActingUser user) throws Exception {
		MockHttpServletResponse response = send(request, user);
		assertThat(response.getStatus()).isEqualTo(200);
		return response.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, ActingUser user)
			throws Exception {
		return this.mvc.perform(request.with(SignedInAs.user(user)).with(csrf())).andReturn().getResponse();
	}

}
