package cn.juanzong.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalJsonTests {

	@Test
	void whatTheDatabaseKeptHasTheFormOfWhatWasWritten() {
		String written = CanonicalJson.of(Map.of("b", new BigDecimal("1.50"), "a", "问号\"?", "list", List.of(1, true),
				"nested", Map.of("z", 0.0, "y", 1000)));
		assertThat(written)
			.isEqualTo("{\"a\":\"问号\\\"?\",\"b\":1.5,\"list\":[1,true],\"nested\":{\"y\":1000,\"z\":0}}");
		assertThat(CanonicalJson
			.of("{\"nested\": {\"z\": 0.0, \"y\": 1e3}, \"list\": [1, true], \"b\": 1.50, \"a\": \"问号\\\"?\"}"))
			.isEqualTo(written);
	}

	@Test
	void personalNumbersAreMaskedAndIdsAreNot() {
		String id = "a1381234-5678-4abc-8def-a13812345678";
		assertThat(CanonicalJson.of(Map.of("note", "电话13800005678", "id", id)))
			.isEqualTo("{\"id\":\"" + id + "\",\"note\":\"电话138****5678\"}");
	}

}
