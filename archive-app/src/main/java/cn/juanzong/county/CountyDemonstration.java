package cn.juanzong.county;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;

import cn.juanzong.access.Demonstration;
import cn.juanzong.audit.AuditableEvent;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The archive holds the generated county and nothing else: as soon as anybody enters a
 * contractor or a session, it is taken for real, for ever.
 */
@Component
class CountyDemonstration implements Demonstration {

	private static final Set<String> REAL = Set.of("organizer.registered", "session.registered");

	private final JdbcClient jdbc;

	private final Clock clock;

	CountyDemonstration(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public boolean running() {
		return this.jdbc.sql("select exists (select 1 from county_seeding where used_since is null)")
			.query(Boolean.class)
			.single();
	}

	/** In the transaction of the act. */
	@EventListener
	void on(AuditableEvent event) {
		if (REAL.contains(event.action())) {
			this.jdbc
				.sql("update county_seeding set used_since = ? where used_since is null and finished_at is not null")
				.param(this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
	}

}
