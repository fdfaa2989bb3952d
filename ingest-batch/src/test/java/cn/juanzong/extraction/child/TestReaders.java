package cn.juanzong.extraction.child;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * Readers with the limits of tests.
 */
final class TestReaders {

	private TestReaders() {
	}

	static ChildDocumentReader standard(Path folder) {
		return limited(folder, Duration.ofMinutes(4), DataSize.ofMegabytes(640), ReaderMain.class);
	}

	static ChildDocumentReader limited(Path folder, Duration limit, DataSize heap, Class<?> main) {
		ExtractionProperties properties = new ExtractionProperties(1, 1, limit, limit, limit, heap,
				DataSize.ofMegabytes(1400), DataSize.ofMegabytes(384), DataSize.ofGigabytes(2), Duration.ofMinutes(2),
				null);
		return new ChildDocumentReader(properties, folder, main.getName());
	}

}
