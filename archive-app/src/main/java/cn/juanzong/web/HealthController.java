package cn.juanzong.web;

import java.time.Clock;
import java.util.List;

import cn.juanzong.ingest.IngestHealthCheck;
import cn.juanzong.ingest.NightlyReading;
import cn.juanzong.ingest.reindex.IndexRebuild;
import cn.juanzong.search.IndexHealth;
import cn.juanzong.search.RecordIndex;
import cn.juanzong.secrets.KeyRotations;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoreHealth;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the administrator which parts work, each tried at the moment of asking. */
@Controller
class HealthController {

	private final JdbcClient jdbc;

	private final ObjectStore store;

	private final RecordIndex index;

	private final IngestHealthCheck ingest;

	private final NightlyReading nightly;

	private final KeyRotations rotations;

	private final IndexRebuild rebuild;

	private final Clock clock;

	HealthController(JdbcClient jdbc, ObjectStore store, RecordIndex index, IngestHealthCheck ingest,
			NightlyReading nightly, KeyRotations rotations, IndexRebuild rebuild, Clock clock) {
		this.rebuild = rebuild;
		this.rotations = rotations;
		this.jdbc = jdbc;
		this.store = store;
		this.index = index;
		this.ingest = ingest;
		this.nightly = nightly;
		this.clock = clock;
	}

	@GetMapping("/health")
	String health(Model model) {
		StoreHealth storeHealth = this.store.check();
		IndexHealth indexHealth = this.index.check();
		model.addAttribute("zone", this.clock.getZone());
		Part database = database();
		model.addAttribute("ingest", database.works() ? this.ingest.check() : null);
		model.addAttribute("nightly", database.works() ? this.nightly.last().orElse(null) : null);
		model.addAttribute("parts", List.of(database,
				new Part("store", storeHealth.available(), storeHealth.condition().name(), storeHealth.detail()),
				new Part("index", indexHealth.available(), indexHealth.condition().name(), indexHealth.detail())));
		model.addAttribute("rebuild", database.works() ? this.rebuild.progress().orElse(null) : null);
		model.addAttribute("wrappingKey", this.rotations.wrappingKey());
		model.addAttribute("rotations", database.works() ? this.rotations.all() : List.of());
		return "web/health";
	}

	private Part database() {
		try {
			return new Part("database", true, "ANSWERS",
					this.jdbc.sql("select current_setting('server_version')").query(String.class).single());
		}
		catch (DataAccessException ex) {
			return new Part("database", false, "UNREACHABLE", ex.getClass().getSimpleName());
		}
	}

	/**
	 * A part of the installation.
	 *
	 * @param name message key of its name
	 * @param works whether it does its work
	 * @param condition message key of what was seen
	 * @param detail what the sentence names
	 */
	record Part(String name, boolean works, String condition, String detail) {

	}

}
