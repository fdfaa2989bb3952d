package cn.juanzong.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes documents to aliases, in requests of bounded size. The document's own version
 * decides: an older one is silently dropped where a newer one already is.
 */
final class BulkWriter {

	private static final int CHARACTERS_PER_REQUEST = 4_000_000;

	private final ElasticsearchClient client;

	private final DocumentWriter writer;

	BulkWriter(ElasticsearchClient client, DocumentWriter writer) {
		this.client = client;
		this.writer = writer;
	}

	/**
	 * Parts documents into portions, each small enough for one request.
	 * @param documents any number of documents
	 * @return the portions, none of them empty
	 */
	static List<List<RecordDocument>> portions(Collection<RecordDocument> documents) {
		List<List<RecordDocument>> portions = new ArrayList<>();
		long characters = 0;
		for (RecordDocument document : documents) {
			if (portions.isEmpty() || characters + document.text().length() > CHARACTERS_PER_REQUEST) {
				portions.add(new ArrayList<>());
				characters = 0;
			}
			portions.get(portions.size() - 1).add(document);
			characters += document.text().length();
		}
		return portions;
	}

	/**
	 * Writes documents to one or two aliases.
	 * @param documents one portion
	 * @param aliases where to
	 * @param refresh whether the documents must be findable when this returns
	 * @return whether all aliases were there; if not, the caller looks where they lead
	 * now and writes again
	 * @throws IndexUnavailable if a document was not taken
	 */
	boolean write(List<RecordDocument> documents, List<String> aliases, Refresh refresh) throws IOException {
		List<BulkOperation> operations = new ArrayList<>();
		for (RecordDocument document : documents) {
			ObjectNode fields = this.writer.write(document);
			for (String alias : aliases) {
				operations.add(BulkOperation.of((operation) -> operation.index((index) -> index.index(alias)
					.requireAlias(true)
					.id(document.id().toString())
					.versionType(VersionType.ExternalGte)
					.version(document.version())
					.document(fields))));
			}
		}
		return allThere(this.client.bulk((bulk) -> bulk.operations(operations).refresh(refresh)));
	}

	/**
	 * Removes documents.
	 * @param ids the ids
	 * @param aliases from where
	 * @return whether all aliases were there
	 */
	boolean remove(Collection<String> ids, List<String> aliases) throws IOException {
		List<BulkOperation> operations = new ArrayList<>();
		for (String id : ids) {
			for (String alias : aliases) {
				operations
					.add(BulkOperation.of((operation) -> operation.delete((delete) -> delete.index(alias).id(id))));
			}
		}
		return allThere(this.client.bulk((bulk) -> bulk.operations(operations).refresh(Refresh.True)));
	}

	private static boolean allThere(BulkResponse response) {
		boolean allThere = true;
		if (response.errors()) {
			for (BulkResponseItem item : response.items()) {
				ErrorCause error = item.error();
				if (error == null || "version_conflict_engine_exception".equals(error.type())) {
					continue;
				}
				if (!"index_not_found_exception".equals(error.type())) {
					// the reason may quote the document: only its type is told
					throw new IndexUnavailable("The index refused document " + item.id() + ": " + error.type());
				}
				allThere = false;
			}
		}
		return allThere;
	}

}
