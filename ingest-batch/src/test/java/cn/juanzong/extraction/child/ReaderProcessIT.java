package cn.juanzong.extraction.child;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.SampleDocuments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A reading process that hangs, dies or grows costs its own file only.
 */
class ReaderProcessIT {

	/** Generous: what is killed here is killed for what it does, not for being slow. */
	private static final Duration LIMIT = Duration.ofMinutes(2);

	@TempDir
	Path folder;

	ChildDocumentReader reader;

	Path good;

	@BeforeEach
	void start() throws Exception {
		this.good = SampleDocuments.text(this.folder.resolve("good.txt"), StandardCharsets.UTF_8);
		this.reader = reader(LIMIT, DataSize.ofMegabytes(1400), LIMIT);
	}

	@AfterEach
	void stop() {
		this.reader.close();
	}

	private ChildDocumentReader reader(Duration limit, DataSize resident, Duration idle) {
		ExtractionProperties properties = new ExtractionProperties(1, 1, limit, limit, limit, DataSize.ofMegabytes(128),
				resident, DataSize.ofMegabytes(128), resident, idle, null);
		return new ChildDocumentReader(properties, this.folder.resolve("work"), MisbehavingReader.class.getName());
	}

	@Test
	void aCrashCostsThatFileOnly() {
		assertThat(reason("halt")).isEqualTo(Reason.CRASHED);
		assertNextIsRead();
	}

	@Test
	void anUnexpectedExceptionIsACrash() {
		assertThat(reason("throw")).isEqualTo(Reason.CRASHED);
		assertNextIsRead();
	}

	@Test
	void exhaustedHeapIsToldFromACrash() {
		assertThat(reason("exhaust")).isEqualTo(Reason.OUT_OF_MEMORY);
		assertNextIsRead();
	}

	@Test
	void aHangEndsAtTheLimit() {
		try (ChildDocumentReader impatient = reader(Duration.ofSeconds(5), DataSize.ofMegabytes(1400), LIMIT)) {
			assertThat(((Unreadable) impatient.extract(this.good, "hang")).reason()).isEqualTo(Reason.TIMED_OUT);
			assertThat(((Unreadable) impatient.extract(this.good, "pid")).detail()).isNotEmpty();
		}
	}

	@Test
	void memoryOutsideTheHeapIsLimitedWhereTheSystemTells() {
		org.junit.jupiter.api.Assumptions.assumeTrue(ResidentSize.of(ProcessHandle.current().pid()) > 0);
		try (ChildDocumentReader small = reader(LIMIT, DataSize.ofMegabytes(300), LIMIT)) {
			Extraction outcome = small.extract(this.good, "native");
			assertThat(((Unreadable) outcome).reason()).isEqualTo(Reason.OUT_OF_MEMORY);
		}
	}

	@Test
	void anImpossibleAnswerIsACrash() {
		assertThat(reason("garbage")).isEqualTo(Reason.CRASHED);
		assertNextIsRead();
	}

	@Test
	void whatLibrariesPrintDoesNotDisturb() {
		assertThat(this.reader.extract(this.good, "print")).isInstanceOf(Extracted.class);
		assertNextIsRead();
	}

	@Test
	void aReaderKilledInTheMiddleOfAFileCostsThatFileOnly() {
		long pid = pid();
		CompletableFuture<Extraction> hanging = CompletableFuture
			.supplyAsync(() -> this.reader.extract(this.good, "hang"));
		await().atMost(LIMIT).until(() -> Files.exists(this.folder.resolve(MisbehavingReader.HANGS)));
		ProcessHandle.of(pid).orElseThrow().destroyForcibly();
		assertThat(((Unreadable) hanging.join()).reason()).isEqualTo(Reason.CRASHED);
		assertNextIsRead();
	}

	@Test
	void aReaderKilledBetweenFilesIsNotNoticed() {
		ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
		await().atMost(LIMIT).until(() -> ProcessHandle.of(pid()).isPresent());
		assertNextIsRead();
	}

	@Test
	void anIdleReaderEndsAndAnotherStarts() {
		try (ChildDocumentReader idle = reader(LIMIT, DataSize.ofMegabytes(1400), Duration.ofSeconds(2))) {
			long pid = Long.parseLong(((Unreadable) idle.extract(this.good, "pid")).detail());
			await().atMost(LIMIT).until(() -> ProcessHandle.of(pid).isEmpty());
			assertThat(idle.extract(this.good, "good.txt")).isInstanceOf(Extracted.class);
		}
	}

	@Test
	void theReaderEndsWithItsParent() throws Exception {
		List<String> command = ReaderCommand.of(ReaderMain.class.getName(), DataSize.ofMegabytes(128), this.folder,
				List.of(ReaderMain.DOCUMENTS));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("CLASSPATH", ReaderCommand.classPath());
		Process orphan = builder.start();
		// what a killed parent leaves: a standard input that has ended
		orphan.getOutputStream().close();
		assertThat(orphan.onExit().join().exitValue()).isZero();
	}

	@Test
	void leftoversOfAKilledOwnerAreSwept() throws Exception {
		Path work = this.folder.resolve("swept");
		Path left = java.nio.file.Files.createDirectories(work.resolve("killed").resolve("reader1"));
		java.nio.file.Files.writeString(left.resolve("part.tmp"), "x");
		java.nio.file.Files.createFile(work.resolve("killed").resolve("lock"));
		try (WorkFolder alive = WorkFolder.open(work); WorkFolder other = WorkFolder.open(work)) {
			assertThat(work.resolve("killed")).doesNotExist();
			assertThat(alive.forReader()).isEmptyDirectory();
			assertThat(other.forReader()).isEmptyDirectory();
		}
		assertThat(work).isEmptyDirectory();
	}

	private long pid() {
		return Long.parseLong(((Unreadable) this.reader.extract(this.good, "pid")).detail());
	}

	private Reason reason(String behaviour) {
		return ((Unreadable) this.reader.extract(this.good, behaviour)).reason();
	}

	private void assertNextIsRead() {
		Extraction next = this.reader.extract(this.good, "good.txt");
		assertThat(next).isInstanceOf(Extracted.class);
		assertThat(((Extracted) next).pages()).extracting(Page::text)
			.allMatch((text) -> text.contains(SampleDocuments.WORD));
	}

}
