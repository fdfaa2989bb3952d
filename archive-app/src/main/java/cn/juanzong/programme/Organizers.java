package cn.juanzong.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Contractors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The contractors. */
@Repository
public class Organizers implements Contractors {

	private static final RowMapper<Organizer> ROW = (row, n) -> new Organizer(row.getObject("organizer_id", UUID.class),
			row.getString("code"), row.getString("name"));

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	Organizers(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/** All contractors by code. */
	public List<Organizer> all() {
		return this.jdbc.sql("select * from organizer order by code").query(ROW).list();
	}

	public Optional<Organizer> find(UUID id) {
		return this.jdbc.sql("select * from organizer where organizer_id = ?").param(id).query(ROW).optional();
	}

	@Override
	public Map<UUID, String> namesById() {
		Map<UUID, String> names = new LinkedHashMap<>();
		all().forEach((each) -> names.put(each.id(), each.name()));
		return names;
	}

	/**
	 * Enters a contractor.
	 * @param draft its description, with a new id
	 * @param by who enters it
	 * @return the contractor as entered
	 * @throws org.springframework.dao.DuplicateKeyException if code or name are taken
	 */
	@Transactional
	public Organizer register(Organizer draft, ActingUser by) {
		this.jdbc.sql("insert into organizer (organizer_id, code, name) values (?, ?, ?)")
			.params(draft.id(), draft.code(), draft.name())
			.update();
		this.events.publishEvent(CatalogueChanged.of("organizer", "registered", draft.id(),
				Map.of("code", draft.code(), "name", draft.name())));
		return draft;
	}

	/**
	 * Corrects the name of a contractor; its code is part of archival codes and stays.
	 * @param organizer the contractor as it shall be
	 * @param by who corrects it
	 * @throws org.springframework.dao.DuplicateKeyException if the name is taken
	 */
	@Transactional
	public void change(Organizer organizer, ActingUser by) {
		Organizer before = find(organizer.id()).orElseThrow();
		this.jdbc.sql("update organizer set name = ? where organizer_id = ?")
			.params(organizer.name(), organizer.id())
			.update();
		this.events.publishEvent(CatalogueChanged.of("organizer", organizer.id(), Map.of("name", before.name()),
				Map.of("name", organizer.name())));
	}

}
