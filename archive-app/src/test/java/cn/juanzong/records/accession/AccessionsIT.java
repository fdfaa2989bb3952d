package cn.juanzong.records.accession;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.RecordsCase;
import cn.juanzong.records.RecordsServer;
import cn.juanzong.records.accession.Upload.Refused;
import cn.juanzong.records.accession.Upload.State;
import cn.juanzong.records.accession.Uploads.Receiving;
import cn.juanzong.scope.DataScope;
import cn.juanzong.storage.Digest;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectMissing;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoreUnavailable;
import cn.juanzong.storage.StoredObject;
import cn.juanzong.storage.StoredPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What must hold when processes die, run at once, or nobody comes back. */
@RecordsServer
class AccessionsIT {

	private static final int MIB = 1 << 20;

	@Autowired
	RecordsCase cases;

	@Autowired
	Accessions accessions;

	@Autowired
	ArchivalRecords records;

	@Autowired
	Uploads uploads;

	@Autowired
	UploadFinisher finisher;

	@Autowired
	UploadRecovery recovery;

	@Autowired
	UploadThreads threads;

	@Autowired
	ObjectStore store;

	@Autowired
	JdbcClient jdbc;

	ActingUser archivist;

	TrainingSession session;

	@BeforeEach
	void begin() {
		this.archivist = this.cases.archivist();
		this.session = this.cases.session(this.archivist, LocalDate.of(2022, 12, 30));
	}

	@Test
	void aProcessThatDiesLosesNoFullPartAndAnotherSendsOnlyTheRest() throws Exception {
		byte[] bytes = random(27 * MIB, 1);
		Upload upload = this.accessions.begin(this.session.id(), MaterialKind.SITE_VIDEO, "a.mp4", bytes.length,
				this.archivist);
		assertThatThrownBy(() -> this.accessions.append(upload.id(), 0, dyingAfter(bytes, 20 * MIB), this.archivist))
			.isInstanceOf(Dying.class);
		long safe = this.accessions.find(upload.id(), this.archivist).received();
		assertThat(safe).isEqualTo(16L * MIB);
		Upload done = this.accessions.append(upload.id(), safe,
				new ByteArrayInputStream(bytes, (int) safe, bytes.length - (int) safe), this.archivist);
		assertThat(done.state()).isEqualTo(State.ACCEPTED);
		assertStored(done.recordId(), bytes);
	}

	@Test
	void aDeathBetweenTheLastByteAndTheRecordIsMadeGoodWithoutAHand() throws Exception {
		for (int size : new int[] { 1000, 20 * MIB }) {
			byte[] bytes = random(size, size);
			Upload upload = allReceived("死.bin", bytes);
			assertThat(this.records.find(upload.recordId(), Scope.EVERYTHING)).isEmpty();
			this.recovery.recoverNow();
			assertStored(upload.recordId(), bytes);
			assertThat(this.jdbc
				.sql("select actor_id from audit_entry where action = 'record.accepted' and subject_id = ?")
				.param(upload.recordId().toString())
				.query(UUID.class)
				.list()).containsExactly(this.archivist.id());
		}
	}

	@Test
	void aDeathAfterThePartsWereJoinedIsMadeGoodToo() throws Exception {
		byte[] bytes = random(20 * MIB, 3);
		Upload upload = allReceived("b.bin", bytes);
		String storeUpload = this.jdbc.sql("select store_upload from upload where upload_id = ?")
			.param(upload.id())
			.query(String.class)
			.single();
		this.store.completeMultipart(ObjectKey.original(upload.recordId()), storeUpload,
				this.uploads.parts(upload.id()));
		this.recovery.recoverNow();
		assertStored(upload.recordId(), bytes);
	}

	@Test
	void manyProcessesFinishingAtOnceEnterOneRecord() throws Exception {
		Upload upload = allReceived("c.bin", random(9 * MIB, 4));
		List<Optional<Accession>> outcomes = together(8, () -> this.finisher.finish(upload.id()));
		assertThat(outcomes.stream().filter(Optional::isPresent)).hasSize(1);
		assertThat(this.records.ofSession(this.session.id(), Scope.EVERYTHING)).hasSize(1);
	}

	@Test
	void theSameBytesSentManyTimesAtOnceAreStoredOnce() throws Exception {
		byte[] bytes = random(9 * MIB, 5);
		List<Accession> accessions = together(4, () -> this.accessions.accept(this.session.id(), MaterialKind.OTHER,
				"同.bin", new ByteArrayInputStream(bytes), this.archivist));
		assertThat(accessions.stream().filter((each) -> !each.alreadyThere())).hasSize(1);
		assertThat(accessions.stream().map((each) -> each.record().id()).distinct()).hasSize(1);
		assertThat(this.jdbc.sql("select record_id from upload where session_id = ?")
			.param(this.session.id())
			.query(UUID.class)
			.list()
			.stream()
			.filter((id) -> this.store.stat(ObjectKey.original(id)).isPresent())).hasSize(1);
	}

	@Test
	void itemNumbersHaveNoGapsAndCodesAreGivenOnce() throws Exception {
		List<byte[]> files = IntStream.range(0, 12).mapToObj((n) -> random(1000, 100 + n)).toList();
		ExecutorService senders = Executors.newFixedThreadPool(6);
		try {
			List<Future<Accession>> sent = new ArrayList<>();
			for (byte[] file : files) {
				sent.add(senders.submit(scoped(() -> this.accessions.accept(this.session.id(), MaterialKind.OTHER,
						"x.bin", new ByteArrayInputStream(file), this.archivist))));
			}
			for (Future<Accession> each : sent) {
				each.get();
			}
		}
		finally {
			senders.shutdownNow();
		}
		List<ArchivalRecord> found = this.records.ofSession(this.session.id(), Scope.EVERYTHING);
		assertThat(found).extracting((record) -> record.archivalCode().item())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
		assertThat(found).extracting((record) -> record.archivalCode().file())
			.containsOnly(found.get(0).archivalCode().file());
		TrainingSession other = this.cases.session(this.archivist, LocalDate.of(2022, 1, 5));
		Accession next = this.accessions.accept(other.id(), MaterialKind.OTHER, "y.bin",
				new ByteArrayInputStream(files.get(0)), this.archivist);
		assertThat(next.record().archivalCode().file()).isNotEqualTo(found.get(0).archivalCode().file());
	}

	@Test
	void anUploadNobodyContinuesIsGivenUpWithItsBytes() {
		byte[] bytes = random(9 * MIB, 6);
		Upload upload = this.accessions.begin(this.session.id(), MaterialKind.OTHER, "d.bin", 20 * MIB, this.archivist);
		this.accessions.append(upload.id(), 0, new ByteArrayInputStream(bytes), this.archivist);
		this.jdbc.sql("update upload set expires_at = now() - interval '1 day' where upload_id = ?")
			.param(upload.id())
			.update();
		this.recovery.recoverNow();
		assertThat(this.accessions.find(upload.id(), this.archivist).state()).isEqualTo(State.EXPIRED);
		assertThat(this.store.list("upload/" + upload.id() + "/")).isEmpty();
		assertThatThrownBy(() -> this.accessions.append(upload.id(), bytes.length, new ByteArrayInputStream(bytes),
				this.archivist))
			.isInstanceOf(Refused.class);
	}

	@Test
	void whatAFailedUploadHasSentLeavesTheStore() {
		byte[] bytes = random(9 * MIB, 7);
		Upload upload = this.accessions.begin(this.session.id(), MaterialKind.OTHER, "f.bin", 20 * MIB, this.archivist);
		this.accessions.append(upload.id(), 0, new ByteArrayInputStream(bytes), this.archivist);
		String storeUpload = Objects.requireNonNull(this.uploads.storeUpload(upload.id()));
		List<StoredPart> parts = this.uploads.parts(upload.id());
		assertThat(parts).hasSize(1);
		try (Stream<StoredObject> tails = this.store.list("upload/" + upload.id() + "/")) {
			tails.map(StoredObject::key).toList().forEach(this.store::delete);
		}
		assertThatThrownBy(() -> this.accessions.append(upload.id(), bytes.length, new ByteArrayInputStream(bytes),
				this.archivist))
			.isInstanceOf(Refused.class);
		assertThat(this.accessions.find(upload.id(), this.archivist).state()).isEqualTo(State.FAILED);
		await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
			this.recovery.recoverNow();
			assertThat(this.uploads.leftBytes(1_000)).doesNotContain(upload.id());
		});
		assertThatThrownBy(() -> this.store.completeMultipart(upload.key(), storeUpload, parts))
			.isInstanceOfAny(ObjectMissing.class, StoreUnavailable.class);
	}

	@Test
	void R13_1_anAcceptedRecordIsKeptAgainstSqlAndAgainstALateDiscard() {
		Accession accession = this.accessions.accept(this.session.id(), MaterialKind.NOTICE, "e.txt",
				new ByteArrayInputStream(new byte[] { 1 }), this.archivist);
		UUID id = accession.record().id();
		assertThatThrownBy(() -> this.jdbc.sql("delete from archival_record where record_id = ?").param(id).update())
			.isInstanceOf(DataAccessException.class);
		assertThatThrownBy(() -> this.jdbc.sql("truncate archival_record cascade").update())
			.isInstanceOf(DataAccessException.class);
		Upload upload = this.accessions.find(
				this.jdbc.sql("select upload_id from upload where record_id = ?").param(id).query(UUID.class).single(),
				this.archivist);
		assertThatThrownBy(() -> this.finisher.discard(upload, null)).isInstanceOf(IllegalStateException.class);
		assertThat(this.store.stat(ObjectKey.original(id))).isPresent();
	}

	@Test
	void R13_1_bytesAreProtectedUntilTheInstantOfTheVectors() {
		assertThat(ArchivalRecords.keptUntil(this.session)).isEqualTo("2032-12-31T16:00:00Z");
		TrainingSession next = this.cases.session(this.archivist, LocalDate.of(2023, 1, 1));
		assertThat(ArchivalRecords.keptUntil(next)).isEqualTo("2033-12-31T16:00:00Z");
	}

	@Test
	void aKindCanBeCorrectedByItsContractorOnlyAndTheTrailSaysSo() {
		ArchivalRecord record = this.accessions
			.accept(this.session.id(), MaterialKind.OTHER, "999999199001010016.txt",
					new ByteArrayInputStream(new byte[] { 2 }), this.archivist)
			.record();
		assertThat(record.displayName()).doesNotContain("199001010016");
		assertThat(this.records.correctKind(record.id(), MaterialKind.NOTICE, this.cases.archivist())).isEmpty();
		assertThat(this.records.correctKind(record.id(), MaterialKind.NOTICE, this.archivist).orElseThrow().kind())
			.isEqualTo(MaterialKind.NOTICE);
		assertThat(this.jdbc
			.sql("select detail->>'to' from audit_entry where action = 'record.kind-corrected' and subject_id = ?")
			.param(record.id().toString())
			.query(String.class)
			.list()).containsExactly("NOTICE");
	}

	@Test
	void aStreamThatBreaksLeavesNoRecord() {
		byte[] bytes = random(12 * MIB, 7);
		assertThatThrownBy(() -> this.accessions.accept(this.session.id(), MaterialKind.OTHER, "f.bin",
				breakingAfter(bytes, 10 * MIB), this.archivist))
			.isInstanceOf(UncheckedIOException.class);
		assertThat(this.records.ofSession(this.session.id(), Scope.EVERYTHING)).isEmpty();
		await().atMost(Duration.ofMinutes(2))
			.until(() -> this.jdbc.sql("select state from upload where session_id = ?")
				.param(this.session.id())
				.query(String.class)
				.single()
				.equals("CANCELLED"));
	}

	@Test
	void tailsOfEndedUploadsAreSweptAndThoseOfOthersKept() {
		Upload waiting = this.accessions.begin(this.session.id(), MaterialKind.OTHER, "g.bin", 10, this.archivist);
		Upload ended = this.accessions.begin(this.session.id(), MaterialKind.OTHER, "h.bin", 10, this.archivist);
		this.accessions.cancel(ended.id(), this.archivist);
		ObjectKey kept = ObjectKey.uploadTail(waiting.id(), UUID.randomUUID());
		ObjectKey left = ObjectKey.uploadTail(ended.id(), UUID.randomUUID());
		this.store.put(kept, new byte[] { 1 }, "application/octet-stream");
		this.store.put(left, new byte[] { 2 }, "application/octet-stream");
		this.finisher.sweepTails();
		assertThat(this.store.stat(left)).isEmpty();
		assertThat(this.store.stat(kept)).isPresent();
	}

	/** An upload whose process died when the last byte was safe. */
	private Upload allReceived(String name, byte[] bytes) {
		Upload upload = this.accessions.begin(this.session.id(), MaterialKind.OTHER, name, bytes.length,
				this.archivist);
		UUID holder = UUID.randomUUID();
		Duration lease = Duration.ofSeconds(30);
		Receiving receiving = this.uploads.claimReceiving(upload.id(), holder, lease).orElseThrow();
		new UploadWriter(this.store, this.uploads, new PartBuffers(8 * MIB, 16 * MIB, Duration.ofSeconds(1)),
				this.threads, receiving, holder, lease)
			.append(new ByteArrayInputStream(bytes), false);
		this.jdbc.sql("update upload set lease_until = now(), retry_at = now() where upload_id = ?")
			.param(upload.id())
			.update();
		return upload;
	}

	private void assertStored(UUID recordId, byte[] bytes) throws Exception {
		ArchivalRecord record = this.records.find(recordId, Scope.EVERYTHING).orElseThrow();
		assertThat(record.sha256()).isEqualTo(Digest.ofContent(bytes));
		try (InputStream in = this.store.open(ObjectKey.original(recordId))) {
			assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
		}
	}

	private static <T> Callable<T> scoped(Callable<T> work) {
		return () -> DataScope.system("test").call(work);
	}

	private static <T> List<T> together(int times, Callable<T> work) throws Exception {
		ExecutorService workers = Executors.newFixedThreadPool(times);
		try {
			List<T> outcomes = new ArrayList<>();
			for (Future<T> each : workers.invokeAll(Collections.nCopies(times, scoped(work)))) {
				outcomes.add(each.get());
			}
			return outcomes;
		}
		finally {
			workers.shutdownNow();
		}
	}

	private static InputStream dyingAfter(byte[] bytes, int limit) {
		return new ByteArrayInputStream(bytes) {
			@Override
			public synchronized int read(byte[] target, int offset, int length) {
				if (this.pos >= limit) {
					throw new Dying();
				}
				return super.read(target, offset, Math.min(length, limit - this.pos));
			}
		};
	}

	private static InputStream breakingAfter(byte[] bytes, int limit) {
		return new InputStream() {
			private int at;

			@Override
			public int read() throws IOException {
				if (this.at >= limit) {
					throw new IOException("the line is cut");
				}
				return bytes[this.at++] & 0xff;
			}
		};
	}

	private static byte[] random(int length, long seed) {
		byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	/** Stands for the end of the process: nothing is caught, nothing more is written. */
	private static final class Dying extends Error {

	}

}
