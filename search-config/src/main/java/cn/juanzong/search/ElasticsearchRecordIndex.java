package cn.juanzong.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import org.elasticsearch.client.ResponseException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index on an Elasticsearch node. Nothing is asked of the node before the first call,
 * and the first generation is created by whichever call first finds none.
 */
final class ElasticsearchRecordIndex implements RecordIndex {

	/** An alias that moves during a write is looked up again this often. */
	private static final int UNAVAILABLE = 503;

	private static final int ATTEMPTS = 4;

	private final ElasticsearchClient client;

	private final JsonMapper json;

	private final Generations generations;

	private final BulkWriter bulk;

	ElasticsearchRecordIndex(ElasticsearchClient client, JsonMapper json, String name) {
		this.client = client;
		this.json = json;
		this.generations = new Generations(client.indices(), name);
		this.bulk = new BulkWriter(client, new DocumentWriter(json));
	}

	@Override
	public void put(Collection<RecordDocument> documents) {
		documents.forEach(DocumentWriter::requireMasked);
		for (List<RecordDocument> portion : BulkWriter.portions(documents)) {
			everywhere((aliases) -> this.bulk.write(portion, aliases, Refresh.True));
		}
	}

	@Override
	public void remove(Collection<UUID> ids) {
		if (!ids.isEmpty()) {
			List<String> names = ids.stream().map(UUID::toString).toList();
			everywhere((aliases) -> this.bulk.remove(names, aliases));
		}
	}

	@Override
	public SearchPage search(SearchRequest request) {
		var search = QueryTranslator.translate(request, this.generations.serving());
		try {
			SearchResponse<ObjectNode> response = answer(() -> this.client.search(search, ObjectNode.class));
			return PageReader.read(response, request, this::document);
		}
		catch (IndexUnavailable ex) {
			if (request.after() != null && ex.getCause() instanceof ElasticsearchException refusal
					&& refusal.status() == 400) {
				throw new InvalidCursor();
			}
			throw ex;
		}
	}

	@Override
	public long count() {
		return answer(() -> this.client.count((count) -> count.index(this.generations.serving()))).count();
	}

	@Override
	public Set<UUID> present(Collection<UUID> ids) {
		if (ids.isEmpty()) {
			return Set.of();
		}
		List<String> names = ids.stream().map(UUID::toString).toList();
		SearchResponse<Void> found = answer(() -> this.client.search((ask) -> ask.index(this.generations.serving())
			.query((query) -> query.ids((wanted) -> wanted.values(names)))
			.source((source) -> source.fetch(false))
			.size(names.size()), Void.class));
		return found.hits()
			.hits()
			.stream()
			.map((hit) -> UUID.fromString(Objects.requireNonNull(hit.id())))
			.collect(Collectors.toSet());
	}

	@Override
	public IndexRollover rollover() {
		return new Rollover(answer(this.generations::fill));
	}

	@Override
	public Optional<IndexRollover> resume(String generation) {
		return answer(() -> this.generations.aliasOf(generation)).map((alias) -> new Rollover(generation));
	}

	@Override
	public IndexHealth check() {
		try {
			HealthResponse health = this.client.cluster()
				.health((ask) -> ask.index(this.generations.serving() + "-*").timeout((within) -> within.time("5s")));
			return new IndexHealth(condition(health.status()), health.clusterName());
		}
		catch (IOException | ElasticsearchException ex) {
			return new IndexHealth(IndexHealth.Condition.UNREACHABLE, ex.getClass().getSimpleName());
		}
	}

	private static IndexHealth.Condition condition(HealthStatus status) {
		return switch (status) {
			case Green -> IndexHealth.Condition.WHOLE;
			case Yellow -> IndexHealth.Condition.WITHOUT_COPIES;
			default -> IndexHealth.Condition.BROKEN;
		};
	}

	private RecordDocument document(ObjectNode fields) {
		return this.json.treeToValue(fields.put("text", ""), RecordDocument.class);
	}

	/** Writes to the serving generation, and to the one being filled if there is one. */
	private void everywhere(Write write) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			boolean allThere = answer(() -> write
				.to(this.generations.isFilling() ? List.of(this.generations.serving(), this.generations.filling())
						: List.of(this.generations.serving())));
			if (allThere) {
				return;
			}
			answer(() -> {
				this.generations.serve();
				return true;
			});
		}
		throw new IndexUnavailable("The index generations keep changing");
	}

	private <T> T answer(Call<T> call) {
		try {
			try {
				return call.make();
			}
			catch (ElasticsearchException ex) {
				if (!"index_not_found_exception".equals(ex.error().type())) {
					throw ex;
				}
				this.generations.serve();
				return call.make();
			}
			catch (ResponseException ex) {
				// a call on its way while generations change meets the one that is just
				// gone
				if (ex.getResponse().getStatusLine().getStatusCode() != UNAVAILABLE) {
					throw ex;
				}
				return call.make();
			}
		}
		catch (ElasticsearchException ex) {
			throw new IndexUnavailable("The index refused: " + ex.error().type(), ex);
		}
		catch (IOException ex) {
			throw new IndexUnavailable("The index does not answer", ex);
		}
	}

	private interface Call<T> {

		T make() throws IOException;

	}

	private interface Write {

		boolean to(List<String> aliases) throws IOException;

	}

	/** A generation being filled, known by its name alone. */
	private final class Rollover implements IndexRollover {

		private final String generation;

		Rollover(String generation) {
			this.generation = generation;
		}

		@Override
		public String generation() {
			return this.generation;
		}

		@Override
		public void put(Collection<RecordDocument> documents) {
			documents.forEach(DocumentWriter::requireMasked);
			ElasticsearchRecordIndex index = ElasticsearchRecordIndex.this;
			for (List<RecordDocument> portion : BulkWriter.portions(documents)) {
				String alias = answer(() -> index.generations.aliasOf(this.generation))
					.orElseThrow(() -> new IllegalStateException("Generation " + this.generation + " is gone"));
				if (!answer(() -> index.bulk.write(portion, List.of(alias), Refresh.False))) {
					throw new IndexUnavailable("Generation " + this.generation + " moved");
				}
			}
		}

		@Override
		public void complete() {
			answer(() -> {
				ElasticsearchRecordIndex.this.generations.swap(this.generation);
				return true;
			});
		}

		@Override
		public void abandon() {
			answer(() -> {
				ElasticsearchRecordIndex.this.generations.abandon(this.generation);
				return true;
			});
		}

	}

}
