package cn.juanzong.ledger.counting;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.ledger.LedgerChanged;
import cn.juanzong.programme.Settings;
import cn.juanzong.scope.DataScope;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides what counts (section 1.4), as one statement over the lines of the people
 * concerned. The result depends on what is stored only, never on the order in which it
 * came: counting again changes nothing (C14). The caller holds the transaction and the
 * lock.
 */
@Component
public class Recount {

	/** Lines of imports, or of people, and of whoever shares a phone with them (C8). */
	private static final String CONCERNED = """
			with touched as (
			  select person_key, phone_key from ledger_entry where import_id = any(:imports)
			), concerned as (
			  select person_key from touched
			  union select o.person_key from ledger_entry o join touched t using (phone_key) where o.current
			  union select unnest(:people::bytea[])
			), line as (""";

	private static final String EVERYBODY = "with line as (";

	private static final String LINE = """
			select e.entry_id, e.session_id, e.person_key, e.name_key, e.phone_key, e.age_outcome, e.line_number,
			  e.counting as counting_before, s.organizer_id, s.starts_on, s.starts_at, s.session_number,
			  c.code as course_code, s.voided_reason is not null as voided,
			  s.starts_on < :effectiveFrom as before_rules, r.name_keys as one_person,
			  case :scope when 'PROJECT' then s.project
			    when 'YEAR' then extract(year from case when :yearOfFirstDay then s.starts_on else s.ends_on end)::text
			    else '' end as scope_key
			from ledger_entry e
			join training_session s on s.session_id = e.session_id
			join course c on c.course_id = s.course_id
			left join ledger_name_resolution r on r.person_key = e.person_key
			where e.current""";

	private static final String DECIDE = """
			), named as (
			  select *, not voided and coalesce(
			      min(name_key) filter (where not voided) over person <> max(name_key) filter (where not voided) over person
			      and not bool_and(voided or name_key = any(coalesce(one_person, '{}'))) over person, false) as conflict,
			    count(*) over (partition by person_key, session_id) > 1 as double_line
			  from line
			  window person as (partition by person_key)
			), judged as (
			  select *, not voided and not before_rules and not conflict and age_outcome = 'IN_RANGE' as eligible
			  from named
			), ranked as (
			  select *, row_number() over earliest as place, first_value(session_id) over earliest as counted_in,
			    eligible and min(organizer_id::text) over course <> max(organizer_id::text) over course as several
			  from judged
			  window course as (partition by person_key, course_code, scope_key, eligible),
			    earliest as (partition by person_key, course_code, scope_key, eligible
			      order by starts_on, starts_at, session_number, line_number)
			), decided as (
			  select entry_id, session_id, organizer_id, counting_before,
			    case when voided or before_rules or conflict then 'UNRESOLVED'
			      when age_outcome <> 'IN_RANGE' then 'AGE_' || age_outcome
			      when place = 1 then 'COUNTED' else 'REPEAT' end as counting,
			    case when voided then 'SESSION_VOIDED' when before_rules then 'NO_RULESET'
			      when conflict then 'ID_NAME_CONFLICT' when age_outcome <> 'IN_RANGE' then 'AGE_' || age_outcome
			      when place = 1 then null when counted_in = session_id then 'DOUBLE_LINE'
			      else 'DUPLICATE_OF' end as reason,
			    case when eligible and place > 1 then counted_in end as repeat_of,
			    array_remove(array[
			      case when double_line then 'DOUBLE_LINE' end,
			      case when several then 'SEVERAL_ORGANIZERS' end,
			      case when not voided and exists (select 1 from ledger_entry o join training_session t using (session_id)
			          where o.current and o.phone_key = ranked.phone_key and o.name_key = ranked.name_key
			          and o.person_key <> ranked.person_key and t.voided_reason is null) then 'SAME_NAME_AND_PHONE' end,
			      case when before_rules then 'NO_RULESET' end], null) as counting_notices
			  from ranked
			), changed as (
			  update ledger_entry e
			  set counting = d.counting, reason = d.reason, repeat_of = d.repeat_of, counting_notices = d.counting_notices
			  from decided d
			  where e.entry_id = d.entry_id and (e.counting, e.reason, e.repeat_of, e.counting_notices)
			    is distinct from (d.counting, d.reason, d.repeat_of, d.counting_notices)
			  returning e.session_id, d.organizer_id, d.counting_before, d.counting
			)
			select session_id, organizer_id, counting_before || '>' || counting as step, count(*) as lines
			from changed group by 1, 2, 3 order by 1, 3""";

	private static final String OF_CONCERNED = CONCERNED + LINE
			+ " and e.person_key in (select person_key from concerned)" + DECIDE;

	/** Whether a person counts depends on the ledgers of all contractors (C9). */
	private static final DataScope EVERYWHERE = DataScope.system("counting");

	private final JdbcClient jdbc;

	private final Settings settings;

	private final ApplicationEventPublisher events;

	Recount(JdbcClient jdbc, Settings settings, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.events = events;
	}

	/**
	 * Ledgers are written one after the other, so that two imports cannot both count a
	 * person.
	 */
	public void lock() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('juanzong.ledger'))").query().listOfRows();
	}

	/** Counts everybody again. */
	void everybody(String cause) {
		EVERYWHERE.run(() -> publish(run(EVERYBODY + LINE + DECIDE, Map.of()), cause, Set.of()));
	}

	/**
	 * Counts the people on the lines of some imports again.
	 * @param imports imports that became current, ceased to be, or whose session changed
	 * @param cause what happened, for the trail
	 * @param own sessions that changed by themselves: announced, but without an entry of
	 * their own in the trail
	 */
	public void peopleOf(Collection<UUID> imports, String cause, Set<UUID> own) {
		EVERYWHERE.run(() -> publish(
				run(OF_CONCERNED, Map.of("imports", imports.toArray(UUID[]::new), "people", new byte[0][])), cause,
				own));
	}

	/** Counts one person again. */
	void person(byte[] personKey, String cause) {
		EVERYWHERE
			.run(() -> publish(run(OF_CONCERNED, Map.of("imports", new UUID[0], "people", new byte[][] { personKey })),
					cause, Set.of()));
	}

	private Map<UUID, Changes> run(String sql, Map<String, ?> concerned) {
		CountingPolicy policy = CountingPolicy.of(this.settings);
		Map<UUID, Changes> changed = new LinkedHashMap<>();
		this.jdbc.sql(sql)
			.params(concerned)
			.param("effectiveFrom", policy.effectiveFrom())
			.param("scope", policy.scope().name())
			.param("yearOfFirstDay", policy.yearOfFirstDay())
			.query((row) -> {
				UUID organizerId = row.getObject("organizer_id", UUID.class);
				changed
					.computeIfAbsent(row.getObject("session_id", UUID.class),
							(id) -> new Changes(organizerId, new HashMap<>()))
					.steps()
					.put(row.getString("step"), row.getInt("lines"));
			});
		return changed;
	}

	private void publish(Map<UUID, Changes> changed, String cause, Set<UUID> own) {
		changed.forEach((session, changes) -> {
			if (!own.contains(session)) {
				this.events.publishEvent(new LedgerRecounted(session, changes.organizerId(), cause, changes.steps()));
			}
		});
		Set<UUID> announced = new HashSet<>(changed.keySet());
		announced.addAll(own);
		if (!announced.isEmpty()) {
			this.events.publishEvent(new LedgerChanged(announced));
		}
	}

	private record Changes(UUID organizerId, Map<String, Integer> steps) {

	}

}
