package cn.juanzong;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The build wrote down what the product is made of. */
class BillOfMaterialsIT {

	@Test
	void theJarNamesItsParts() {
		JsonNode bill = JsonMapper.shared()
			.readTree(Path.of("target/classes/META-INF/sbom/application.cdx.json").toFile());
		List<String> parts = bill.path("components").valueStream().map((each) -> each.path("name").asString()).toList();
		assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
		assertThat(parts).contains("spring-security-web", "postgresql", "tika-core", "ingest-batch", "search-config");
	}

}
