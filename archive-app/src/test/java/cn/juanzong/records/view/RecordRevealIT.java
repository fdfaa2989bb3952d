package cn.juanzong.records.view;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.ingest.Facts;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@SpringBootTest
@AutoConfigureMockMvc
class RecordRevealIT {

	private static final String SECRET = "证件上的住址";

	@Autowired
	ApplicationContext context;

	@Autowired
	MockMvc mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ObjectStore store;

	private CaseStage stage;

	private ArchivalRecord copy;

	private ActingUser archivist;

	private final ActingUser inspector = SignedInAs.inspector();

	@BeforeEach
	void aCopyOfAnIdCard() {
		this.stage = new CaseStage(this.context);
		TrainingSession session = this.stage.session(this.stage.organizer(), TrainingClass.BASIC, "2022-06-15",
				"2022-06-15");
		this.copy = this.stage.file(session, MaterialKind.ID_COPY, "证.txt", SECRET + session.id());
		this.archivist = SignedInAs.archivist(session.organizer().id());
		await().atMost(Duration.ofMinutes(4))
			.until(() -> this.context.getBean(Facts.class)
				.states(List.of(this.copy.id()))
				.get(this.copy.id())
				.stage()
				.ended());
		for (String kind : List.of("THUMBNAIL", "PAGE")) {
			ObjectKey key = ObjectKey.rendition(this.copy.id(), kind.equals("PAGE") ? "page-1" : "thumbnail")
				.asSealed();
			this.store.put(key, SECRET.getBytes(StandardCharsets.UTF_8), "image/jpeg");
			this.jdbc.sql("""
					insert into object_rendition (object_id, kind, page, object_key, media_type, width, height)
					values (?, ?, 1, ?, 'image/jpeg', 1, 1) on conflict do nothing""")
				.params(this.copy.id(), kind, key.value())
				.update();
		}
	}

	@Test
	@DisplayName("A15 the copy of an ID card is shown for a purpose, for minutes, to who asked, and the auditor finds it")
	void aCopyIsShownForAPurpose() throws Exception {
		hidden(this.archivist);
		String purpose = "核对原件" + UUID.randomUUID();
		assertThat(reveal(this.archivist, " ").getRedirectedUrl()).contains("purposeMissing");
		hidden(this.archivist);
		assertThat(reveal(this.archivist, purpose).getRedirectedUrl()).isEqualTo("/records/" + this.copy.id());
		for (String path : List.of("", "/original", "/content", "/pages/1", "/thumbnail")) {
			MockHttpServletResponse shown = send(get("/records/" + this.copy.id() + path), this.archivist);
			assertThat(shown.getStatus()).as(path).isEqualTo(200);
			assertThat(shown.getContentAsString(StandardCharsets.UTF_8)).as(path).contains(SECRET);
			assertThat(shown.getHeader("Cache-Control")).as(path).contains("no-store");
		}
		hidden(this.inspector);
		ActingUser other = SignedInAs.archivist(this.stage.organizer().id());
		assertThat(send(post("/records/{id}/reveal", this.copy.id()).param("purpose", "x"), other).getStatus())
			.isEqualTo(404);
		assertThat(send(get("/audit/reveals").param("purpose", purpose), SignedInAs.auditor())
			.getContentAsString(StandardCharsets.UTF_8)).contains(purpose, this.copy.archivalCode().toString());
		assertThat(this.jdbc
			.sql("select detail ->> 'purpose' from audit_entry where action = 'record.revealed' and subject_id = ?")
			.param(this.copy.id().toString())
			.query(String.class)
			.list()).containsExactly(purpose);
	}

	@Test
	@DisplayName("A15 minutes later the purpose is asked for again")
	void minutesLaterItIsAskedForAgain() throws Exception {
		this.jdbc.sql("""
				insert into record_reveal (reveal_id, record_id, session_id, organizer_id, archival_code, purpose,
				  revealed_at, until, revealed_by, revealed_by_name)
				values (gen_random_uuid(), ?, ?, ?, 'x', 'x', now(), now() - interval '1 second', ?, 'x')""")
			.params(this.copy.id(), this.copy.sessionId(), this.copy.organizerId(), this.inspector.id())
			.update();
		hidden(this.inspector);
	}

	private void hidden(ActingUser user) throws Exception {
		String base = "/records/" + this.copy.id();
		assertThat(send(get(base), user).getContentAsString(StandardCharsets.UTF_8)).contains("purpose")
			.doesNotContain(SECRET);
		for (String path : List.of("/original", "/content")) {
			MockHttpServletResponse answer = send(get(base + path), user);
			assertThat(answer.getRedirectedUrl()).as(path).isEqualTo(base);
			assertThat(answer.getContentAsByteArray()).as(path).isEmpty();
		}
		assertThat(send(get(base + "/pages/1"), user).getStatus()).isEqualTo(403);
		MockHttpServletResponse thumbnail = send(get(base + "/thumbnail"), user);
		assertThat(thumbnail.getContentType()).isEqualTo("image/svg+xml");
		assertThat(thumbnail.getContentAsString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
	}

	private MockHttpServletResponse reveal(ActingUser user, String purpose) throws Exception {
		return send(post("/records/{id}/reveal", this.copy.id()).param("purpose", purpose), user);
	}

	private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, ActingUser user)
			throws Exception {
		return this.mvc.perform(request.with(SignedInAs.user(user)).with(csrf())).andReturn().getResponse();
	}

}
