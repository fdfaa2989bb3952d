package cn.juanzong.search;

import java.io.IOException;
import java.util.UUID;

import cn.juanzong.standalone.Connections;
import cn.juanzong.standalone.SearchConnection;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.elasticsearch.client.RestClient;

/** A real node for tests, and indices of their own on it. */
final class Nodes {

	private static final SearchConnection CONNECTION = Connections.search();

	private Nodes() {
	}

	static RestClient client() {
		try {
			return new SearchConfiguration().searchRestClient(properties("records"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static RecordIndex index(RestClient client, String name) {
		return new SearchConfiguration().recordIndex(client, properties(name));
	}

	static String unusedName() {
		return "t" + UUID.randomUUID().toString().substring(0, 8);
	}

	static void drop(RestClient client, String name) {
		ElasticsearchClient typed = SearchConfiguration.typed(client);
		try {
			for (String generation : typed.indices().getAlias((alias) -> alias.index(name + "-*")).result().keySet()) {
				typed.indices().delete((delete) -> delete.index(generation));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SearchProperties properties(String name) {
		return new SearchProperties(CONNECTION.uri(), CONNECTION.username(), CONNECTION.password(), null, name,
				java.time.Duration.ofSeconds(60));
	}

}
