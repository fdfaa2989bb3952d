package cn.juanzong.records.view;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.RecordsCase;
import cn.juanzong.records.RecordsServer;
import cn.juanzong.records.SignedInClient;
import cn.juanzong.records.accession.Accessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Bytes of records, pages and JSON over real HTTP. */
@RecordsServer
class RangeIT {

	private static final int SIZE = 10_000_000;

	@LocalServerPort
	int port;

	@Autowired
	RecordsCase cases;

	@Autowired
	Accessions accessions;

	@Autowired
	JdbcClient jdbc;

	ActingUser archivist;

	TrainingSession session;

	SignedInClient client;

	ArchivalRecord record;

	byte[] bytes = new byte[SIZE];

	@BeforeEach
	void accept() {
		this.archivist = this.cases.archivist();
		this.session = this.cases.session(this.archivist, LocalDate.of(2022, 6, 15));
		this.client = new SignedInClient(this.port, this.archivist);
		new Random(1).nextBytes(this.bytes);
		this.record = this.accessions
			.accept(this.session.id(), MaterialKind.SITE_VIDEO, "现场 \"视频\".mp4", new ByteArrayInputStream(this.bytes),
					this.archivist)
			.record();
	}

	@Test
	void servesTheWholeAndItsRanges() {
		HttpResponse<byte[]> whole = get("original", Map.of());
		assertThat(whole.statusCode()).isEqualTo(200);
		assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
		assertThat(Arrays.equals(whole.body(), this.bytes)).isTrue();
		HttpResponse<byte[]> middle = get("original", Map.of("Range", "bytes=5000000-5000099"));
		assertThat(middle.statusCode()).isEqualTo(206);
		assertThat(middle.headers().firstValue("Content-Range")).contains("bytes 5000000-5000099/" + SIZE);
		assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(this.bytes, 5_000_000, 5_000_100));
		assertThat(get("original", Map.of("Range", "bytes=-5")).body())
			.isEqualTo(Arrays.copyOfRange(this.bytes, SIZE - 5, SIZE));
		assertThat(get("original", Map.of("Range", "bytes=9999990-")).body()).hasSize(10);
	}

	@Test
	void refusesARangeOutside() {
		HttpResponse<byte[]> answer = get("original", Map.of("Range", "bytes=" + SIZE + "-"));
		assertThat(answer.statusCode()).isEqualTo(416);
		assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */" + SIZE);
	}

	@Test
	void answersHeadAndConditions() {
		HttpResponse<byte[]> head = this.client.bytes("HEAD", path("content"), Map.of());
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
		String etag = head.headers().firstValue("ETag").orElseThrow();
		assertThat(etag).contains(this.record.sha256().hex());
		assertThat(get("content", Map.of("If-None-Match", etag)).statusCode()).isEqualTo(304);
		assertThat(get("content", Map.of("Range", "bytes=0-9", "If-Range", etag)).statusCode()).isEqualTo(206);
		assertThat(get("content", Map.of("Range", "bytes=0-9", "If-Range", "\"other\"")).statusCode()).isEqualTo(200);
	}

	@Test
	void whatIsUploadedNeverRunsInOurOrigin() {
		for (String type : new String[] { "text/html", "image/svg+xml", "application/pdf", "application/xhtml+xml" }) {
			detected(type);
			HttpResponse<byte[]> answer = get("content", Map.of("Range", "bytes=0-0"));
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
			assertThat(answer.headers().firstValue("Content-Disposition")).get().asString().startsWith("attachment");
			assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly(SafeTypes.POLICY);
			assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
		}
		detected("video/mp4");
		HttpResponse<byte[]> film = get("content", Map.of("Range", "bytes=0-0"));
		assertThat(film.headers().firstValue("Content-Type")).contains("video/mp4");
		assertThat(film.headers().firstValue("Content-Disposition")).get().asString().startsWith("inline");
		assertThat(get("original", Map.of("Range", "bytes=0-0")).headers().firstValue("Content-Disposition")).get()
			.asString()
			.startsWith("attachment")
			.contains("filename*=UTF-8''%E7%8E%B0%E5%9C%BA");
	}

	@Test
	void aForeignRecordAnswersLikeAMissingOne() {
		SignedInClient stranger = new SignedInClient(this.port, this.cases.archivist());
		for (String view : new String[] { "", "/content", "/original", "/thumbnail", "/pages/1", "/poster",
				"/state" }) {
			assertThat(stranger.bytes("GET", "/records/" + this.record.id() + view, Map.of()).statusCode()).as(view)
				.isEqualTo(404);
		}
		assertThat(stranger.get("/api/v1/records/" + this.record.id()).statusCode()).isEqualTo(404);
		assertThat(stranger.get("/api/v1/sessions/" + this.session.id() + "/records").statusCode()).isEqualTo(404);
		assertThat(stranger.get("/sessions/" + this.session.id() + "/files").statusCode()).isEqualTo(404);
		assertThat(this.client.get("/records/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
	}

	@Test
	void pagesAndJsonTellWhatIsKnown() {
		String page = this.client.get("/records/" + this.record.id()).body();
		assertThat(page).contains(this.record.archivalCode().toString(), this.record.sha256().hex(), "现场视频", "9.5 MB")
			.doesNotContain("??");
		HttpResponse<String> fragment = this.client.get("/sessions/" + this.session.id() + "/files");
		assertThat(fragment.body()).contains("data-upload-zone", "every 2s", "id=\"record-" + this.record.id())
			.doesNotContain("??", "<html");
		assertThat(this.client.get("/sessions/" + this.session.id() + "/files/gallery").body()).contains("gallery")
			.doesNotContain("data-upload-zone");
		assertThat(this.client.get("/api/v1/records/" + this.record.id()).body())
			.contains("\"archivalCode\":\"" + this.record.archivalCode(), "\"state\":\"QUEUED\"");
		assertThat(this.client.get("/api/v1/sessions/" + this.session.id() + "/records").body())
			.contains(this.record.id().toString());
		assertThat(this.client.get("/upload.js").statusCode()).isEqualTo(200);
	}

	private void detected(String type) {
		this.jdbc.sql("update ingest_object set media_type = ? where object_id = ?")
			.params(type, this.record.id())
			.update();
	}

	private HttpResponse<byte[]> get(String view, Map<String, String> headers) {
		return this.client.bytes("GET", path(view), headers);
	}

	private String path(String view) {
		return "/records/" + this.record.id() + "/" + view;
	}

}
