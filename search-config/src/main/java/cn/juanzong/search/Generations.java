package cn.juanzong.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.Alias;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.ElasticsearchIndicesClient;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations {@code records-000001…} behind two aliases: the serving one, which all
 * reads and writes use, and the one being filled, if there is one. An alias moves in one
 * step of the cluster, so every process sees the same generation serve.
 */
final class Generations {

	private static final Logger log = LoggerFactory.getLogger(Generations.class);

	private final ElasticsearchIndicesClient indices;

	private final String serving;

	private final String filling;

	Generations(ElasticsearchIndicesClient indices, String name) {
		this.indices = indices;
		this.serving = name;
		this.filling = name + "-filling";
	}

	/** The alias that reads and writes use. */
	String serving() {
		return this.serving;
	}

	/** The alias of the generation being filled. */
	String filling() {
		return this.filling;
	}

	boolean isFilling() throws IOException {
		return this.indices.existsAlias((alias) -> alias.name(this.filling)).value();
	}

	/**
	 * Which alias leads to a generation.
	 * @param generation its name
	 * @return the alias, or empty if the generation is gone or forgotten
	 */
	Optional<String> aliasOf(String generation) throws IOException {
		return state().getOrDefault(generation, Set.of())
			.stream()
			.filter((alias) -> alias.equals(this.serving) || alias.equals(this.filling))
			.findFirst();
	}

	/** Creates the first generation, unless one serves. */
	void serve() throws IOException {
		TreeMap<String, Set<String>> state = state();
		if (state.values().stream().noneMatch((aliases) -> aliases.contains(this.serving))) {
			create(nameAfter(state), this.serving);
		}
	}

	/**
	 * Creates the next generation to be filled. One that an earlier rollover left
	 * unfinished is dropped.
	 * @return its name
	 */
	String fill() throws IOException {
		serve();
		TreeMap<String, Set<String>> state = state();
		String next = nameAfter(state);
		for (Map.Entry<String, Set<String>> generation : state.entrySet()) {
			if (!generation.getValue().contains(this.serving)) {
				drop(generation.getKey());
			}
		}
		if (!create(next, this.filling)) {
			throw new IndexUnavailable("Another rollover is being started");
		}
		return next;
	}

	/**
	 * Lets a filled generation serve, in one step, and drops those before it. If it
	 * already serves, only what an interrupted call left is dropped.
	 */
	void swap(String generation) throws IOException {
		Map<String, Set<String>> state = state();
		Set<String> aliases = state.getOrDefault(generation, Set.of());
		if (!aliases.contains(this.serving)) {
			if (!aliases.contains(this.filling)) {
				throw new IllegalStateException("Generation " + generation + " is gone");
			}
			moveAlias(generation, state);
		}
		// only now: while a node drops an index, calls still find it behind its alias
		for (Map.Entry<String, Set<String>> other : state().entrySet()) {
			if (other.getValue().isEmpty()) {
				drop(other.getKey());
			}
		}
	}

	private void moveAlias(String generation, Map<String, Set<String>> state) throws IOException {
		this.indices.refresh((refresh) -> refresh.index(generation));
		List<Action> actions = new ArrayList<>();
		state.forEach((name, names) -> {
			if (names.contains(this.serving)) {
				actions.add(Action.of((action) -> action.remove((from) -> from.index(name).alias(this.serving))));
			}
		});
		actions.add(Action.of((action) -> action.add((to) -> to.index(generation).alias(this.serving))));
		actions.add(Action.of((action) -> action.remove((from) -> from.index(generation).alias(this.filling))));
		this.indices.updateAliases((update) -> update.actions(actions));
		log.info("Index generation {} serves", generation);
	}

	/** Drops a generation that is being filled; one that serves is left alone. */
	void abandon(String generation) throws IOException {
		if (!state().getOrDefault(generation, Set.of()).contains(this.serving)) {
			drop(generation);
		}
	}

	private void drop(String generation) throws IOException {
		this.indices.delete((delete) -> delete.index(generation).ignoreUnavailable(true));
	}

	private boolean create(String generation, String alias) throws IOException {
		try (InputStream definition = Objects.requireNonNull(getClass().getResourceAsStream("/search/records.json"))) {
			CreateIndexRequest.Builder create = new CreateIndexRequest.Builder().index(generation)
				.withJson(definition)
				.aliases(alias, Alias.of((as) -> as));
			this.indices.create(create.build());
			log.info("Index generation {} created behind alias {}", generation, alias);
			return true;
		}
		catch (ElasticsearchException ex) {
			if (!"resource_already_exists_exception".equals(ex.error().type())) {
				throw ex;
			}
			return false;
		}
	}

	private String nameAfter(TreeMap<String, Set<String>> state) {
		int last = state.isEmpty() ? 0 : Integer.parseInt(state.lastKey().substring(this.serving.length() + 1));
		return "%s-%06d".formatted(this.serving, last + 1);
	}

	/** All generations by name with their aliases. */
	private TreeMap<String, Set<String>> state() throws IOException {
		return this.indices.getAlias((alias) -> alias.index(this.serving + "-*"))
			.result()
			.entrySet()
			.stream()
			.filter((index) -> index.getKey().substring(this.serving.length()).matches("-[0-9]{6}"))
			.collect(Collectors.toMap(Map.Entry::getKey, (index) -> index.getValue().aliases().keySet(),
					(one, other) -> one, TreeMap::new));
	}

}
