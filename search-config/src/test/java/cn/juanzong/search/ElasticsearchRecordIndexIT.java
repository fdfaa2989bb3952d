package cn.juanzong.search;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static cn.juanzong.search.Documents.CONTRACTOR_A;
import static cn.juanzong.search.Documents.document;
import static cn.juanzong.search.Documents.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ElasticsearchRecordIndexIT implements RecordIndexContract {

	private static RestClient client;

	private String name;

	private RecordIndex index;

	@BeforeAll
	static void connect() {
		client = Nodes.client();
	}

	@AfterAll
	static void disconnect() throws IOException {
		client.close();
	}

	@BeforeEach
	void begin() {
		this.name = Nodes.unusedName();
		this.index = Nodes.index(client, this.name);
	}

	@AfterEach
	void end() {
		Nodes.drop(client, this.name);
	}

	@Override
	public RecordIndex index() {
		return this.index;
	}

	@Test
	void everyCallCreatesTheIndexThatIsNotThere() throws IOException {
		assertThat(this.index.check().available()).isTrue();
		assertThat(this.index.count()).isZero();
		client.performRequest(new Request("DELETE", "/" + this.name + "-000001"));
		assertThat(this.index.search(request("电商")).total()).isZero();
		client.performRequest(new Request("DELETE", "/" + this.name + "-000001"));
		this.index.put(List.of(document("电商")));
		assertThat(this.index.count()).isEqualTo(1);
		client.performRequest(new Request("DELETE", "/" + this.name + "-000001"));
		this.index.remove(List.of(UUID.randomUUID()));
		this.index.rollover().complete();
		assertThat(this.index.count()).isZero();
	}

	@Test
	void processesThatStartTogetherCreateOneIndex() {
		List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture
				.runAsync(() -> Nodes.index(client, this.name).put(List.of(document("电商" + i)))))
			.toList();
		writers.forEach(CompletableFuture::join);
		assertThat(this.index.count()).isEqualTo(8);
	}

	@Test
	void nothingWrittenDuringARolloverIsLost() {
		this.index.put(List.of(document("开始")));
		List<RecordDocument> documents = IntStream.range(0, 40).mapToObj((i) -> document("文档" + i)).toList();
		CompletableFuture<Void> writer = CompletableFuture
			.runAsync(() -> documents.forEach((document) -> this.index.put(List.of(document))));
		int rollovers = 0;
		while (!writer.isDone()) {
			// what a rollover copies is what the database holds: everything put so far
			IndexRollover rollover = this.index.rollover();
			rollover.put(documents);
			rollover.complete();
			rollovers++;
		}
		writer.join();
		assertThat(rollovers).isPositive();
		assertThat(this.index.count()).isEqualTo(40);
	}

	@Test
	void largeDocumentsGoInPortions() {
		String text = "农村电商培训。".repeat(120_000);
		List<RecordDocument> documents = IntStream.range(0, 5).mapToObj((i) -> document(text + "编号" + i)).toList();
		assertThat(BulkWriter.portions(documents)).hasSizeGreaterThan(1);
		this.index.put(documents);
		SearchPage page = this.index.search(request("编号"));
		assertThat(page.total()).isEqualTo(5);
		assertThat(page.hits().get(0).highlights()).anyMatch((snippet) -> snippet.contains("\uE000编号\uE001"));
	}

	@Test
	void withoutANodeCallsSayUnavailable() throws IOException {
		SearchProperties nowhere = new SearchProperties(URI.create("http://127.0.0.1:9"), null, null, null, "records",
				Duration.ofSeconds(2));
		try (RestClient none = new SearchConfiguration().searchRestClient(nowhere)) {
			RecordIndex unreachable = new SearchConfiguration().recordIndex(none, nowhere);
			assertThat(unreachable.check().available()).isFalse();
			assertThatExceptionOfType(IndexUnavailable.class).isThrownBy(() -> unreachable.search(request("电商")));
			assertThatExceptionOfType(IndexUnavailable.class)
				.isThrownBy(() -> unreachable.put(List.of(document("电商"))));
			assertThatExceptionOfType(IndexUnavailable.class).isThrownBy(unreachable::count);
			assertThatExceptionOfType(IndexUnavailable.class).isThrownBy(unreachable::rollover);
		}
	}

	@Test
	void namesSortByTheirOrder() {
		for (String name : List.of("b.pdf", "a.pdf", "c.pdf")) {
			this.index.put(List.of(document(UUID.randomUUID(), 1, CONTRACTOR_A, "NOTICE", name, "")));
		}
		assertThat(
				this.index.search(new SearchRequest("", Map.of(), null, SearchRequest.Sort.FILE_NAME, 10, null)).hits())
			.extracting((hit) -> hit.document().fileName())
			.containsExactly("a.pdf", "b.pdf", "c.pdf");
	}

}
