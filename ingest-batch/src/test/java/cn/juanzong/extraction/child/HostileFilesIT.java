package cn.juanzong.extraction.child;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.SampleDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Broken and hostile files: each is answered within its limit and classified, and the
 * next good file is read.
 */
class HostileFilesIT {

	private static final Duration LIMIT = Duration.ofSeconds(120);

	/** A killed reader has to start again. */
	private static final Duration RESTART = Duration.ofSeconds(120);

	@TempDir
	Path folder;

	@Test
	void eachIsClassifiedAndTheNextGoodFileIsRead() throws Exception {
		Path files = Files.createDirectory(this.folder.resolve("files"));
		Map<Path, Set<Reason>> hostile = new HostileFiles(files).make();
		assertThat(hostile).hasSizeGreaterThanOrEqualTo(30);
		Path good = SampleDocuments.text(this.folder.resolve("good.txt"), StandardCharsets.UTF_8);
		Map<String, String> wrong = new LinkedHashMap<>();
		List<String> slow = new ArrayList<>();
		try (ChildDocumentReader reader = TestReaders.limited(this.folder.resolve("work"), LIMIT,
				DataSize.ofMegabytes(512), ReaderMain.class)) {
			for (Map.Entry<Path, Set<Reason>> entry : hostile.entrySet()) {
				String name = entry.getKey().getFileName().toString();
				long start = System.nanoTime();
				Extraction outcome = reader.extract(entry.getKey(), name);
				if (System.nanoTime() - start > LIMIT.plus(RESTART).toNanos()) {
					slow.add(name);
				}
				String fault = fault(outcome, entry.getValue());
				if (!fault.isEmpty()) {
					wrong.put(name, fault);
				}
				reader.render(entry.getKey(), mediaType(outcome), 2);
				Extraction next = reader.extract(good, "good.txt");
				if (!(next instanceof Extracted)) {
					wrong.put("good.txt after " + name, next.toString());
				}
			}
		}
		assertThat(wrong).isEmpty();
		assertThat(slow).isEmpty();
		assertThat(Path.of("/tmp/escaped.txt")).doesNotExist();
		assertThat(Path.of("/etc/escaped")).doesNotExist();
	}

	private static String mediaType(Extraction outcome) {
		return (outcome instanceof Extracted read) ? read.mediaType() : ((Unreadable) outcome).mediaType();
	}

	private static String fault(Extraction outcome, Set<Reason> expected) {
		if (outcome instanceof Extracted read) {
			String text = String.join(" ", read.pages().stream().map(Page::text).toList());
			if (text.contains("root:")) {
				return "read a file of the host";
			}
			return expected.isEmpty() ? "" : "read, expected " + expected + ": " + text.length() + " characters";
		}
		Unreadable unreadable = (Unreadable) outcome;
		boolean right = expected.contains(unreadable.reason());
		return right ? "" : unreadable.reason() + " (" + unreadable.detail() + "), expected " + expected;
	}

}
