package cn.juanzong;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every direct sub-package of all three Maven modules is an application module that uses
 * only the neighbours its package-info names. The diagram lands in
 * {@code target/spring-modulith-docs}.
 */
class ModularityTests {

	private static final ApplicationModules MODULES = ApplicationModules.of(ArchiveApplication.class);

	@Test
	void modulesUseOnlyTheirNeighbours() {
		MODULES.verify();
	}

	@Test
	void modulesOfAllThreeMavenModulesAreSeen() {
		assertThat(MODULES.stream().map((module) -> module.getIdentifier().toString())).contains("search", "privacy",
				"standalone", "storage", "extraction", "ingest", "scope", "audit", "access", "programme", "records",
				"ledger", "consistency", "retention", "discovery", "web");
	}

	@Test
	void nobodyImportsWhatNobodyMayImport() {
		List<String> leaves = List.of("standalone", "web", "county", "discovery");
		for (ApplicationModule module : MODULES) {
			assertThat(module.getDirectDependencies(MODULES)
				.uniqueModules()
				.map((other) -> other.getIdentifier().toString())
				.filter(leaves::contains)).as(module.getDisplayName()).isEmpty();
		}
	}

	@Test
	void writesTheDiagram() {
		new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
	}

}
