package cn.juanzong.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Queries and what a reader expects of them, as judged in judged-queries.txt. */
class RelevanceIT {

	private static final String NAME = Nodes.unusedName();

	private static RestClient client;

	private static RecordIndex index;

	@BeforeAll
	static void fill() throws IOException {
		client = Nodes.client();
		index = Nodes.index(client, NAME);
		index.put(lines("judged-documents.txt").map(RelevanceIT::document).toList());
	}

	@AfterAll
	static void drop() throws IOException {
		Nodes.drop(client, NAME);
		client.close();
	}

	@ParameterizedTest
	@MethodSource("judgements")
	void judged(Judgement judged) {
		List<String> found = index.search(Documents.request(judged.query()))
			.hits()
			.stream()
			.map((hit) -> hit.document().mediaType())
			.toList();
		assertThat(found).hasSizeGreaterThanOrEqualTo(judged.first().size());
		assertThat(found.subList(0, judged.first().size())).containsExactlyInAnyOrderElementsOf(judged.first());
		assertThat(found).containsAll(judged.somewhere()).doesNotContainAnyElementsOf(never(judged));
	}

	static Stream<Judgement> judgements() throws IOException {
		return lines("judged-queries.txt")
			.map((line) -> new Judgement(line[0], keys(line[1]), keys(line[2]), keys(line[3])));
	}

	private static Set<String> never(Judgement judged) {
		return judged.never().isEmpty() ? Set.of("") : judged.never();
	}

	private static Set<String> keys(String column) {
		return column.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(column.split(" ")));
	}

	private static RecordDocument document(String[] line) {
		return new RecordDocument(UUID.nameUUIDFromBytes(line[0].getBytes(StandardCharsets.UTF_8)), 1,
				Documents.CONTRACTOR_A, Documents.CONTRACTOR_A, "青禾商务服务公司", line[3], "17", line[4], "PRACTICAL",
				line[5], line[6], 2026, LocalDate.of(2026, 5, 8), line[1], "INGESTED", List.of(), line[2], null,
				line[0], 1, Instant.EPOCH, line[7]);
	}

	private static Stream<String[]> lines(String name) throws IOException {
		try (InputStream file = Objects.requireNonNull(RelevanceIT.class.getResourceAsStream("/search/" + name))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new));
		}
	}

	record Judgement(String query, Set<String> first, Set<String> somewhere, Set<String> never) {

		@Override
		public String toString() {
			return this.query;
		}

	}

}
