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
			row.getObject("latitude", Double.class), row.getObject("longitude", Double.class),
			row.getObject("capacity", Integer.class));

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
		bind(draft, """
				insert into venue (venue_id, name, village, kind, latitude, longitude, capacity)
				values (:id, :name, :village, :kind, :latitude, :longitude, :capacity)""").update();
		this.events.publishEvent(CatalogueChanged.of("venue", "registered", draft.id(), describe(draft)));
		return draft;
	}

	/**
	 * Corrects a venue.
	 * @param venue the venue as it shall be
	 * @param by who corrects it
	 */
	@Transactional
	public void change(Venue venue, ActingUser by) {
		Map<String, Object> before = describe(find(venue.id()).orElseThrow());
		bind(venue, """
				update venue set name = :name, village = :village, kind = :kind, latitude = :latitude,
				 longitude = :longitude, capacity = :capacity where venue_id = :id""").update();
		this.events.publishEvent(CatalogueChanged.of("venue", venue.id(), before, describe(venue)));
	}

	private JdbcClient.StatementSpec bind(Venue venue, String sql) {
		return this.jdbc.sql(sql)
			.param("id", venue.id())
			.param("name", venue.name())
			.param("village", venue.village())
			.param("kind", venue.kind().name())
			.param("latitude", venue.latitude())
			.param("longitude", venue.longitude())
			.param("capacity", venue.capacity());
	}

	private static Map<String, Object> describe(Venue venue) {
		return Map.of("name", venue.name(), "village", venue.village(), "kind", venue.kind().name(), "capacity",
				(venue.capacity() != null) ? venue.capacity() : "");
	}

}
