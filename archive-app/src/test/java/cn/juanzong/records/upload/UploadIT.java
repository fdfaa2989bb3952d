package cn.juanzong.records.upload;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.RecordsCase;
import cn.juanzong.records.RecordsServer;
import cn.juanzong.records.SignedInClient;
import cn.juanzong.records.accession.Accessions;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * tus 1.0 over real HTTP into the real store and database; no search engine is needed.
 */
@RecordsServer
class UploadIT {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private static final int MIB = 1 << 20;

	@LocalServerPort
	int port;

	@Autowired
	RecordsCase cases;

	@Autowired
	ArchivalRecords records;

	@Autowired
	Accessions accessions;

	@Autowired
	ObjectStore store;

	@Autowired
	JdbcClient jdbc;

	ActingUser archivist;

	TrainingSession session;

	SignedInClient client;

	@BeforeEach
	void signIn() {
		this.archivist = this.cases.archivist();
		this.session = this.cases.session(this.archivist, LocalDate.of(2022, 6, 15));
		this.client = new SignedInClient(this.port, this.archivist);
	}

	@Test
	void tellsWhatItSpeaks() {
		HttpResponse<byte[]> answer = this.client.bytes("OPTIONS", "/uploads", Map.of());
		assertThat(answer.statusCode()).isEqualTo(204);
		assertThat(answer.headers().firstValue("Tus-Version")).contains("1.0.0");
		assertThat(answer.headers().firstValue("Tus-Extension")).get().asString().contains("creation", "termination");
		assertThat(
				this.client.bytes("HEAD", "/uploads/" + UUID.randomUUID(), Map.of("Tus-Resumable", "0.2")).statusCode())
			.isEqualTo(412);
	}

	@Test
	void aSmallFileBecomesARecordWithCodeDigestQueueAndAudit() throws Exception {
		byte[] bytes = random(100_000, 1);
		String upload = announced("培训通知.pdf", bytes.length);
		HttpResponse<String> answer = this.client.patch(upload, 0, BodyPublishers.ofByteArray(bytes));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
		assertThat(answer.headers().firstValue("Upload-Offset")).contains("100000");
		assertThat(answer.headers().firstValue("Juanzong-Upload-State")).contains("ACCEPTED");
		UUID id = UUID.fromString(answer.headers().firstValue("Juanzong-Record").orElseThrow());
		ArchivalRecord record = this.records.find(id, this.archivist.scope()).orElseThrow();
		assertThat(record.fileName()).isEqualTo("培训通知.pdf");
		assertThat(record.sha256()).isEqualTo(Digest.ofContent(bytes));
		assertThat(record.archivalCode().toString()).matches("Q001-PX·2022·D10-\\d{3,}-0001");
		assertThat(this.store.open(ObjectKey.original(id)).readAllBytes()).isEqualTo(bytes);
		assertThat(count("select count(*) from ingest_object where object_id = ?", id)).isOne();
		assertThat(count("select count(*) from audit_entry where action = 'record.accepted' and subject_id = ?::text "
				+ "and actor_id = '" + this.archivist.id() + "'", id))
			.isOne();
	}

	@Test
	void continuesAfterTheLineIsCutAtSeventyPercentAndSendsOnlyTheRest() throws Exception {
		byte[] bytes = random(30 * MIB + 12_345, 2);
		int cut = (int) (bytes.length * 0.7);
		String upload = announced("现场视频.mp4", bytes.length);
		this.client.brokenPatch(upload, 0, bytes.length, bytes, 0, cut).close();
		await().atMost(LIMIT).until(() -> this.client.offset(upload) == cut);
		HttpResponse<String> answer = this.client.patch(upload, cut,
				BodyPublishers.ofByteArray(bytes, cut, bytes.length - cut));
		assertThat(answer.headers().firstValue("Juanzong-Upload-State")).contains("ACCEPTED");
		assertStored(bytes, answer);
		assertThat(this.store.list("upload/" + upload.substring(9) + "/")).isEmpty();
	}

	@Test
	void piecesOfAnySizeComeTogether() throws Exception {
		byte[] bytes = random(17 * MIB + 1, 3);
		String upload = announced("课件.pptx", bytes.length);
		int[] ends = { 1, 5000, 3 * MIB, 8 * MIB, 8 * MIB + 7, 16 * MIB, 17 * MIB, bytes.length };
		int at = 0;
		HttpResponse<String> answer = null;
		for (int end : ends) {
			answer = this.client.patch(upload, at, BodyPublishers.ofByteArray(bytes, at, end - at));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
			assertThat(this.client.offset(upload)).isEqualTo(end);
			at = end;
		}
		assertStored(bytes, answer);
	}

	@Test
	void exactlyOnePartAndExactlyTwoParts() throws Exception {
		for (int parts = 1; parts <= 2; parts++) {
			byte[] bytes = random(parts * 8 * MIB, 40 + parts);
			String upload = announced(parts + ".bin", bytes.length);
			assertStored(bytes, this.client.patch(upload, 0, BodyPublishers.ofByteArray(bytes)));
		}
	}

	@Test
	void theSameBytesInTheSameSessionAreNotStoredTwice() {
		byte[] bytes = random(20 * MIB, 4);
		String first = announced("签到表.jpg", bytes.length);
		String record = this.client.patch(first, 0, BodyPublishers.ofByteArray(bytes))
			.headers()
			.firstValue("Juanzong-Record")
			.orElseThrow();
		String second = announced("签到表(副本).jpg", bytes.length);
		UUID secondObject = this.jdbc.sql("select record_id from upload where upload_id = ?::uuid")
			.param(second.substring(9))
			.query(UUID.class)
			.single();
		HttpResponse<String> answer = this.client.patch(second, 0, BodyPublishers.ofByteArray(bytes));
		assertThat(answer.headers().firstValue("Juanzong-Upload-State")).contains("ALREADY_THERE");
		assertThat(answer.headers().firstValue("Juanzong-Record")).contains(record);
		assertThat(this.store.stat(ObjectKey.original(secondObject))).isEmpty();
		assertThat(this.records.ofSession(this.session.id(), Scope.EVERYTHING)).hasSize(1);
		TrainingSession other = this.cases.session(this.archivist, LocalDate.of(2022, 7, 1));
		this.accessions.accept(other.id(), MaterialKind.SIGN_IN_SHEET, "签到表.jpg", new ByteArrayInputStream(bytes),
				this.archivist);
		assertThat(this.records.sameBytesElsewhere(this.session.id())).hasSize(1);
	}

	@Test
	void anEmptyFileIsKept() {
		HttpResponse<String> answer = this.client.announce(this.session.id(), "OTHER", "空.txt", 0);
		assertThat(answer.statusCode()).isEqualTo(201);
		assertThat(answer.headers().firstValue("Juanzong-Upload-State")).contains("ACCEPTED");
	}

	@Test
	void namesAreKeptWholeWithinLimits() {
		String longest = "培".repeat(84) + "abc";
		HttpResponse<String> answer = this.client.announce(this.session.id(), "OTHER", longest, 0);
		UUID id = UUID.fromString(answer.headers().firstValue("Juanzong-Record").orElseThrow());
		assertThat(this.records.find(id, Scope.EVERYTHING).orElseThrow().fileName()).isEqualTo(longest);
		assertRefused(this.client.announce(this.session.id(), "OTHER", "培".repeat(85) + "a", 1), 400, "NAME_TOO_LONG");
		assertRefused(this.client.announce(this.session.id(), "OTHER", "a\u0000b.txt", 1), 400, "NAME_CONTROL");
		assertRefused(this.client.announce(this.session.id(), "OTHER", "a/b/", 1), 400, "NAME_EMPTY");
		assertRefused(this.client.announce(this.session.id(), "NONSENSE", "a.txt", 1), 400, "KIND_UNKNOWN");
		String upload = announced("../../etc/passwd", 1);
		assertThat(this.jdbc.sql("select file_name from upload where upload_id = ?::uuid")
			.param(upload.substring(9))
			.query(String.class)
			.single()).isEqualTo("passwd");
	}

	@Test
	void whoseBytesTheStoreHasLostBeginsAnew() throws Exception {
		byte[] bytes = random(13 * MIB, 9);
		String upload = announced("录像.bin", bytes.length);
		assertThat(this.client.patch(upload, 0, BodyPublishers.ofByteArray(bytes, 0, 9 * MIB)).statusCode())
			.isEqualTo(204);
		this.jdbc.sql("select record_id, store_upload from upload where upload_id = ?")
			.param(UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1)))
			.query((row) -> {
				this.store.abortMultipart(ObjectKey.original(row.getObject("record_id", UUID.class)),
						row.getString("store_upload"));
			});
		HttpResponse<String> answer = this.client.patch(upload, 9 * MIB,
				BodyPublishers.ofByteArray(bytes, 9 * MIB, 4 * MIB));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
		assertThat(this.client.head(upload).statusCode()).isEqualTo(410);
		String again = announced("录像.bin", bytes.length);
		assertThat(this.client.patch(again, 0, BodyPublishers.ofByteArray(bytes)).headers().map())
			.containsKey("juanzong-record");
	}

	@Test
	void aForeignSessionAndAForeignUploadAnswerLikeMissingOnes() {
		ActingUser other = this.cases.archivist();
		SignedInClient stranger = new SignedInClient(this.port, other);
		HttpResponse<String> foreign = stranger.announce(this.session.id(), "OTHER", "a.txt", 5);
		HttpResponse<String> missing = stranger.announce(UUID.randomUUID(), "OTHER", "a.txt", 5);
		assertThat(foreign.statusCode()).isEqualTo(404);
		assertThat(foreign.body()).isEqualTo(missing.body());
		String upload = announced("a.txt", 5);
		assertThat(stranger.head(upload).statusCode()).isEqualTo(404);
		assertThat(stranger.patch(upload, 0, BodyPublishers.ofString("12345")).statusCode()).isEqualTo(404);
		assertThat(stranger.bytes("DELETE", upload, Map.of("Tus-Resumable", "1.0.0")).statusCode()).isEqualTo(404);
		assertThat(this.client.offset(upload)).isZero();
	}

	@Test
	void aWrongOffsetIsAConflictAndTooMuchIsRefused() {
		String upload = announced("a.txt", 10);
		assertRefused(this.client.patch(upload, 3, BodyPublishers.ofString("x")), 409, "OFFSET_CONFLICT");
		assertRefused(this.client.patch(upload, 0, BodyPublishers.ofString("x".repeat(11))), 413, "TOO_LARGE");
		assertThat(this.client.offset(upload)).isZero();
	}

	@Test
	void oneUploadIsWrittenByOneRequestAtATimeAndFreeAgainWhenThatOneFallsSilent() throws Exception {
		byte[] bytes = random(9 * MIB, 5);
		String upload = announced("a.bin", bytes.length);
		try (Socket silent = this.client.brokenPatch(upload, 0, bytes.length, bytes, 0, 100_000)) {
			await().atMost(LIMIT)
				.until(() -> count("select count(*) from upload where lease_until > now() and upload_id = ?",
						UUID.fromString(upload.substring(9))) == 1);
			assertRefused(this.client.patch(upload, 0, BodyPublishers.ofByteArray(bytes, 0, 1000)), 423, "BUSY");
			// as if it had been silent for longer than its lease
			this.jdbc.sql("update upload set lease_until = now() where upload_id = ?")
				.param(UUID.fromString(upload.substring(9)))
				.update();
			assertThat(this.client.patch(upload, 0, BodyPublishers.ofByteArray(bytes, 0, 1000)).statusCode())
				.isEqualTo(204);
			assertThat(this.client.patch(upload, 1000, BodyPublishers.ofByteArray(bytes, 1000, bytes.length - 1000))
				.statusCode()).isEqualTo(204);
			assertThat(silent.isConnected()).isTrue();
		}
		assertThat(this.records.ofSession(this.session.id(), Scope.EVERYTHING)).singleElement()
			.extracting(ArchivalRecord::sha256)
			.isEqualTo(Digest.ofContent(bytes));
	}

	@Test
	void aCancelledUploadIsGoneAndLeavesNothing() {
		byte[] bytes = random(9 * MIB, 6);
		String upload = announced("a.bin", 20 * MIB);
		this.client.patch(upload, 0, BodyPublishers.ofByteArray(bytes));
		assertThat(this.client.bytes("DELETE", upload, Map.of("Tus-Resumable", "1.0.0")).statusCode()).isEqualTo(204);
		assertThat(this.client.head(upload).statusCode()).isEqualTo(410);
		assertRefused(this.client.patch(upload, bytes.length, BodyPublishers.ofString("x")), 410, "GONE");
		assertThat(this.store.list("upload/" + upload.substring(9) + "/")).isEmpty();
	}

	@Test
	void anAcceptedRecordCannotBeCancelledOrDeleted() {
		String upload = announced("a.txt", 1);
		UUID id = UUID.fromString(this.client.patch(upload, 0, BodyPublishers.ofString("x"))
			.headers()
			.firstValue("Juanzong-Record")
			.orElseThrow());
		assertThat(this.client.bytes("DELETE", upload, Map.of("Tus-Resumable", "1.0.0")).statusCode()).isEqualTo(410);
		for (String path : new String[] { "/records/" + id, "/api/v1/records/" + id, "/records/" + id + "/original" }) {
			assertThat(this.client.bytes("DELETE", path, Map.of()).statusCode()).isIn(403, 404, 405);
		}
		assertThat(this.records.find(id, Scope.EVERYTHING)).isPresent();
		assertThat(this.store.stat(ObjectKey.original(id))).isPresent();
	}

	@Test
	void kindsAreProposedFromNameFolderAndFirstBytes() {
		HttpResponse<String> answer = this.client.send("POST", "/uploads/proposals",
				Map.of("Content-Type", "application/json"), BodyPublishers.ofString("""
						{"files": [{"name": "0001.jpg", "folders": "第一期/签到表", "head": "/9j/4AAQSkZJRg=="},
						 {"name": "培训台账.xlsx", "head": "JVBERi0xLjcK"}, {"name": "培训通知.docx"}]}"""));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.body()).containsSubsequence("SIGN_IN_SHEET", "PAPER_LEDGER", "application/pdf", "NOTICE");
	}

	private String announced(String name, long length) {
		HttpResponse<String> answer = this.client.announce(this.session.id(), "OTHER", name, length);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(answer.headers().firstValue("Upload-Expires")).isPresent();
		return answer.headers().firstValue("Location").orElseThrow();
	}

	private void assertStored(byte[] bytes, HttpResponse<String> answer) throws Exception {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
		UUID id = UUID.fromString(answer.headers().firstValue("Juanzong-Record").orElseThrow());
		assertThat(this.records.find(id, Scope.EVERYTHING).orElseThrow().sha256()).isEqualTo(Digest.ofContent(bytes));
		byte[] stored = this.store.open(ObjectKey.original(id)).readAllBytes();
		assertThat(Arrays.equals(stored, bytes)).isTrue();
	}

	private static void assertRefused(HttpResponse<String> answer, int status, String code) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(answer.body()).contains("\"" + code + "\"");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	private long count(String sql, UUID id) {
		return this.jdbc.sql(sql).param(id).query(Long.class).single();
	}

	private static byte[] random(int length, long seed) {
		byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

}
