package cn.juanzong.county;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers which county was entered, and whether it was entered whole. */
@Repository
class CountySeeding {

	private final JdbcClient jdbc;

	private final Clock clock;

	CountySeeding(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Is there something to enter? An archive that anybody has begun to use is left
	 * alone.
	 */
	boolean due(long seed) {
		boolean begun = this.jdbc.sql("select count(*) from county_seeding where seed = ? and finished_at is null")
			.param(seed)
			.query(Long.class)
			.single() > 0;
		if (begun) {
			return true;
		}
		return this.jdbc
			.sql("""
					insert into county_seeding (seed, started_at)
					select :seed, :now where not exists (select 1 from organizer) and not exists (select 1 from county_seeding)
					on conflict do nothing""")
			.param("seed", seed)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update() > 0;
	}

	void finished(long seed) {
		this.jdbc.sql("update county_seeding set finished_at = :now where seed = :seed")
			.param("seed", seed)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

}
