package cn.juanzong.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedCountyTests {

	@Test
	void row64_theSameSeedGivesTheSameBytes(@TempDir Path first, @TempDir Path second) throws IOException {
		int files = new GeneratedCounty(7).write(first);
		new GeneratedCounty(7).write(second);
		assertThat(files).isEqualTo(144);
		try (Stream<Path> paths = Files.walk(first)) {
			for (Path path : paths.filter(Files::isRegularFile).toList()) {
				assertThat(second.resolve(first.relativize(path))).as(path.getFileName().toString())
					.hasSameBinaryContentAs(path);
			}
		}
	}

	@Test
	void anotherSeedGivesOtherPeople() {
		assertThat(new CountyPlan(1).sessions.get(0).onPaper())
			.isNotEqualTo(new CountyPlan(2).sessions.get(0).onPaper());
	}

	@Test
	void everyPersonLiesInTheUnassignedArea() {
		assertThat(new CountyPlan(7).sessions).allSatisfy((session) -> assertThat(session.inLedger())
			.allSatisfy((person) -> assertThat(person.idNumber()).startsWith("999999").hasSize(18)));
	}

}
