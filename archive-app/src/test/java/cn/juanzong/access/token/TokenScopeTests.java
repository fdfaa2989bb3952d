package cn.juanzong.access.token;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenScopeTests {

	/** A new address has to be put under a scope before tokens reach it. */
	@Test
	void everyAddressOfTheJsonInterfaceBelongsToAScopeAndIsOnlyRead() throws Exception {
		List<String> routes = Files.readAllLines(Path.of("src/test/resources/routes.txt"))
			.stream()
			.filter((line) -> line.startsWith("/api/v1"))
			.toList();
		assertThat(routes).isNotEmpty();
		assertThat(routes).allSatisfy((line) -> {
			String[] columns = line.split("\\s+");
			assertThat(TokenScope.needed(columns[0].replaceAll("\\{[^}]+}", "1"))).as(columns[0]).isPresent();
			assertThat(columns[1]).isEqualTo("GET");
		});
	}

	@Test
	void whatBelongsToNoScopeIsClosed() {
		assertThat(TokenScope.needed("/api/v1/users")).isEmpty();
		assertThat(TokenScope.needed("/api/v1/sessions/1/records/2")).isEmpty();
	}

}
