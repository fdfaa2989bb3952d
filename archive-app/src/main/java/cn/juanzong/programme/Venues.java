package cn.juanzong.programme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.TrainingSession.VenueKind;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The places where training is held (Art. 6). */
@Repository
public class Venues {

	private static final RowMapper<Venue> ROW = (row, n) -> new Venue(row.getObject("venue_id", UUID.class),
			row.getString("name"), row.getString("village"), VenueKind.valueOf(row.getString("kind")),
			row.getObject("latitude", Double.class), row.getObject("longitude", Double.class));

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	Venues(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/** All venues by name. */
	public List<Venue> all() {
		return this.jdbc.sql("select * from venue order by name, village").query(ROW).list();
	}

	public Optional<Venue> find(UUID id) {
		return this.jdbc.sql("select * from venue where venue_id = ?").param(id).query(ROW).optional();
	}

	/**
	 * Enters a venue.
	 * @param draft its description, with a new id
	 * @param by who enters it
	 * @return the venue as entered
	 */
	@Transactional
	public Venue register(Venue draft, ActingUser by) {
		this.jdbc.sql("""
				insert into venue (venue_id, name, village, kind, latitude, longitude)
				values (:id, :name, :village, :kind, :latitude, :longitude)""")
			.param("id", draft.id())
			.param("name", draft.name())
			.param("village", draft.village())
			.param("kind", draft.kind().name())
			.param("latitude", draft.latitude())
			.param("longitude", draft.longitude())
			.update();
		this.events.publishEvent(CatalogueChanged.of("venue", "registered", draft.id(),
				Map.of("name", draft.name(), "village", draft.village(), "kind", draft.kind().name())));
		return draft;
	}

}
