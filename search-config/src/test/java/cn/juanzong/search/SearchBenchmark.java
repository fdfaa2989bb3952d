package cn.juanzong.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import cn.juanzong.search.SearchRequest.Facet;

import static cn.juanzong.search.Documents.CONTRACTOR_A;
import static cn.juanzong.search.Documents.CONTRACTOR_B;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searching 100,000 documents, beside the same bodies sent to the same node by the bare
 * client that does not look at the answer. Both take turns, query by query.
 */
class SearchBenchmark {

	private static final int DOCUMENTS = 100_000;

	private static final int PORTION = 500;

	private static final int ROUNDS = 7;

	private static final int QUERIES = 300;

	private static final String[] SUBJECTS = { "直播", "带货", "网店", "开设", "电商", "培训", "签到", "客服", "物流", "快递", "拍摄", "剪辑",
			"选品", "定价", "售后", "农产品", "包装", "政策", "宣讲", "台账", "学时", "讲师", "村民", "合作社", "扶贫" };

	private static final String[] KINDS = { "SIGN_IN_SHEET", "E_LEDGER", "SITE_PHOTO", "NOTICE", "COURSEWARE" };

	private static final String[] SURNAMES = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "上官" };

	private static RestClient client;

	private final Random chance = new Random(2026);

	private final String name = Nodes.unusedName();

	@BeforeAll
	static void connect() {
		client = Nodes.client();
	}

	@AfterAll
	static void disconnect() throws IOException {
		client.close();
	}

	@Test
	void searchBesideTheBareQuery() throws IOException {
		RecordIndex index = Nodes.index(client, this.name);
		try {
			double seconds = fill(index);
			assertThat(index.count()).isEqualTo(DOCUMENTS);
			List<SearchRequest> requests = requests();
			round(index, requests);
			List<long[]> ours = new ArrayList<>();
			List<long[]> bare = new ArrayList<>();
			for (int i = 0; i < ROUNDS; i++) {
				long[][] times = round(index, requests);
				ours.add(times[0]);
				bare.add(times[1]);
			}
			print(seconds, ours, bare);
		}
		finally {
			Nodes.drop(client, this.name);
		}
	}

	private double fill(RecordIndex index) {
		long start = System.nanoTime();
		index.count();
		IndexRollover filling = index.rollover();
		for (int from = 0; from < DOCUMENTS; from += PORTION) {
			List<RecordDocument> portion = new ArrayList<>(PORTION);
			for (int i = 0; i < PORTION; i++) {
				portion.add(document(from + i));
			}
			filling.put(portion);
		}
		filling.complete();
		return (System.nanoTime() - start) / 1e9;
	}

	private RecordDocument document(int number) {
		String kind = KINDS[number % KINDS.length];
		return Documents.document(new UUID(7, number), 1, (number % 2 == 0) ? CONTRACTOR_A : CONTRACTOR_B, kind,
				word() + "材料" + number + ".pdf", text());
	}

	/** About 250 characters, frequent words and rare ones, a few names. */
	private String text() {
		StringBuilder text = new StringBuilder(300);
		for (int i = 0; i < 40; i++) {
			text.append((i % 4 == 0) ? word() : rareWord());
			if (i % 10 == 9) {
				text.append("，").append(personName()).append("。");
			}
		}
		return text.toString();
	}

	private String word() {
		double skewed = this.chance.nextDouble();
		return SUBJECTS[(int) (SUBJECTS.length * skewed * skewed)];
	}

	/** Two of 3,000 characters, those with low numbers much more often. */
	private String rareWord() {
		return "" + character() + character() + (this.chance.nextInt(3) == 0 ? String.valueOf(character()) : "");
	}

	private char character() {
		double skewed = this.chance.nextDouble();
		return (char) ('\u4E00' + (int) (3_000 * skewed * skewed * skewed));
	}

	private String personName() {
		return SURNAMES[this.chance.nextInt(SURNAMES.length)] + character() + character();
	}

	/** What people ask: a word, two words, a name, a file, within chosen facets. */
	private List<SearchRequest> requests() {
		List<SearchRequest> requests = new ArrayList<>();
		for (int i = 0; i < QUERIES; i++) {
			String words = switch (i % 6) {
				case 0 -> word();
				case 1 -> word() + " " + word();
				case 2 -> personName();
				case 3 -> rareWord();
				case 4 -> "材料" + this.chance.nextInt(DOCUMENTS);
				default -> (i % 12 == 5) ? "" : word() + rareWord();
			};
			Map<Facet, List<String>> filters = switch (i % 5) {
				case 0 -> Map.of(Facet.KIND, List.of(KINDS[i % KINDS.length]));
				case 1 -> Map.of(Facet.YEAR, List.of("2026"), Facet.KIND, List.of(KINDS[1], KINDS[2]));
				default -> Map.of();
			};
			requests.add(Documents.request(words, filters, (i % 2 == 0) ? CONTRACTOR_A : null));
		}
		return requests;
	}

	/** Times in nanoseconds: ours and the bare client's. */
	private long[][] round(RecordIndex index, List<SearchRequest> requests) throws IOException {
		long[] ours = new long[requests.size()];
		long[] bare = new long[requests.size()];
		for (int i = 0; i < requests.size(); i++) {
			SearchRequest request = requests.get(i);
			if (i % 2 == 0) {
				ours[i] = ask(index, request);
			}
			bare[i] = askBare(request);
			if (i % 2 == 1) {
				ours[i] = ask(index, request);
			}
		}
		return new long[][] { ours, bare };
	}

	private static long ask(RecordIndex index, SearchRequest request) {
		long start = System.nanoTime();
		SearchPage page = index.search(request);
		long time = System.nanoTime() - start;
		assertThat(page.facets()).isNotEmpty();
		return time;
	}

	private long askBare(SearchRequest request) throws IOException {
		String alias = new Generations(SearchConfiguration.typed(client).indices(), this.name).serving();
		String body = JsonpUtils.toJsonString(QueryTranslator.translate(request, alias),
				new Jackson3JsonpMapper(SearchConfiguration.JSON));
		Request bare = new Request("POST", "/" + alias + "/_search");
		bare.addParameter("typed_keys", "true");
		bare.setJsonEntity(body);
		long start = System.nanoTime();
		EntityUtils.toByteArray(client.performRequest(bare).getEntity());
		return System.nanoTime() - start;
	}

	private static void print(double seconds, List<long[]> ours, List<long[]> bare) {
		double[] ratios50 = new double[ROUNDS];
		double[] ratios99 = new double[ROUNDS];
		for (int i = 0; i < ROUNDS; i++) {
			ratios50[i] = percentile(ours.get(i), 50) / percentile(bare.get(i), 50);
			ratios99[i] = percentile(ours.get(i), 99) / percentile(bare.get(i), 99);
		}
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("benchmark", "search");
		line.put("reference", "same body through the bare Elasticsearch client");
		line.put("documents", DOCUMENTS);
		line.put("documentsPerSecond", rounded(DOCUMENTS / seconds));
		line.put("queries", QUERIES * ROUNDS);
		line.put("p50Millis", rounded(percentile(all(ours), 50) / 1e6));
		line.put("p99Millis", rounded(percentile(all(ours), 99) / 1e6));
		line.put("bareP50Millis", rounded(percentile(all(bare), 50) / 1e6));
		line.put("bareP99Millis", rounded(percentile(all(bare), 99) / 1e6));
		line.put("ratioP50", rounded(median(ratios50)));
		line.put("ratio", rounded(median(ratios99)));
		line.put("bar", "ratio of p99 at most 1.5");
		System.out.println(JsonMapper.builder().build().writeValueAsString(line));
	}

	private static long[] all(List<long[]> rounds) {
		return rounds.stream().flatMapToLong(Arrays::stream).toArray();
	}

	private static double percentile(long[] times, int percent) {
		long[] sorted = times.clone();
		Arrays.sort(sorted);
		return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static double rounded(double value) {
		return Math.round(value * 100) / 100.0;
	}

}
