package cn.juanzong.ledger.counting;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.ledger.LedgerChanged;
import cn.juanzong.ledger.person.AgeRule;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.scope.DataScope;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides ages and what counts (sections 1.3 and 1.4), as one statement over the lines of
 * the people concerned. The result depends on what is stored only, never on the order in
 * which it came: counting again changes nothing (C14). The caller holds the transaction
 * and the lock.
 */
@Component
public class Recount {

	/** Lines of imports, or of people, and of whoever shares a phone with them (C8). */
	private static final String CONCERNED = """
			with touched as (
			  select person_key, phone_key from ledger_entry where import_id = any(:imports)
			), concerned as (
			  select person_key, true as namesake from touched
			  union select o.person_key, true from ledger_entry o join touched t using (phone_key) where o.current
			  union select unnest(:people::bytea[]), true
			""";

	/**
	 * Of everybody only those with several lines, and those who share name and phone with
	 * somebody else (C8), have to be looked at together with other lines.
	 */
	private static final String EVERYBODY = """
			with concerned as (
			  select person_key, bool_or(namesake) as namesake from (
			    select person_key, false as namesake from ledger_entry where current group by person_key having count(*) > 1
			    union all
			    select person_key, true from (
			      select person_key, lag(person_key) over same as before, lead(person_key) over same as after
			      from ledger_entry where current
			      window same as (partition by phone_key, name_key order by person_key)) neighbour
			    where before <> person_key or after <> person_key) several
			  group by person_key
			""";

	/** An age is reached on the birthday, as {@link AgeRule} has it. */
	private static final String LINE = """
			), line as not materialized (
			  select e.entry_id, e.session_id, e.person_key, e.name_key, e.phone_key, e.line_number,
			    e.counting as counting_before, e.reason as reason_before, e.repeat_of as repeat_of_before,
			    e.counting_notices as counting_notices_before, e.age_outcome as age_outcome_before,
			    e.age_notices as age_notices_before, s.organizer_id, s.starts_on, s.starts_at, s.session_number,
			    c.code as course_code, s.voided_reason is not null as voided, s.starts_on < :effectiveFrom as before_rules,
			    case :scope when 'PROJECT' then s.project
			      when 'YEAR' then extract(year from case when :yearOfFirstDay then s.starts_on else s.ends_on end)::text
			      else '' end as scope_key,
			    case when age.lowest > age.reckoned_on then 'UNDER' when age.too_old <= age.reckoned_on then 'OVER'
			      else 'IN_RANGE' end as age_outcome,
			    case when edge.sixteen and edge.within then '{AGE_BOUNDARY_16,AGE_BOUNDARY_IN_SESSION}'::text[]
			      when edge.sixteen then '{AGE_BOUNDARY_16}' when edge.within then '{AGE_BOUNDARY_IN_SESSION}'
			      else '{}' end as age_notices
			  from ledger_entry e
			  join training_session s on s.session_id = e.session_id
			  join course c on c.course_id = s.course_id
			  cross join lateral (select
			    e.birth_date + case when c.training_class = 'PRACTICAL' then make_interval(years => :practicalMin)
			      else make_interval(years => :min) end as lowest,
			    e.birth_date + case when c.training_class = 'PRACTICAL' then make_interval(years => :practicalMax + 1)
			      else make_interval(years => :max + 1) end as too_old,
			    case when :ageOnLastDay then s.ends_on else s.starts_on end as reckoned_on) age
			  cross join lateral (select
			    c.training_class <> 'PRACTICAL' and e.birth_date + interval '16 years' <= age.reckoned_on
			      and e.birth_date + interval '17 years' > age.reckoned_on as sixteen,
			    s.starts_on < s.ends_on and (s.starts_on < age.lowest and age.lowest <= s.ends_on
			      or s.starts_on < age.too_old and age.too_old <= s.ends_on) as within) edge
			  where e.current
			""";

	private static final String TOGETHER = """
			), named as (
			  select line.*, namesake, not voided and coalesce(
			      min(name_key) filter (where not voided) over person <> max(name_key) filter (where not voided) over person
			      and not bool_and(voided or name_key = any(coalesce(name_keys, '{}'))) over person, false) as conflict,
			    count(*) over (partition by person_key, session_id) > 1 as double_line
			  from line join concerned using (person_key) left join ledger_name_resolution using (person_key)
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
			""";

	private static final String ALONE = """
			  union all
			  select *, false, false, false, not voided and not before_rules and age_outcome = 'IN_RANGE', 1::bigint,
			    session_id, false
			  from line where not exists (select 1 from concerned where concerned.person_key = line.person_key)
			""";

	/** That the lines that change are few is said so that the planner expects it. */
	private static final String DECIDE = """
			), decided as (
			  select entry_id, session_id, organizer_id, counting_before, reason_before, repeat_of_before,
			    counting_notices_before, age_outcome_before, age_notices_before, age_outcome, age_notices,
			    case when voided or before_rules or conflict then 'UNRESOLVED'
			      when age_outcome <> 'IN_RANGE' then 'AGE_' || age_outcome
			      when place = 1 then 'COUNTED' else 'REPEAT' end as counting,
			    case when voided then 'SESSION_VOIDED' when before_rules then 'NO_RULESET'
			      when conflict then 'ID_NAME_CONFLICT' when age_outcome <> 'IN_RANGE' then 'AGE_' || age_outcome
			      when place = 1 then null when counted_in = session_id then 'DOUBLE_LINE'
			      else 'DUPLICATE_OF' end as reason,
			    case when eligible and place > 1 then counted_in end as repeat_of,
			    case when double_line or several or namesake or before_rules then array_remove(array[
			      case when double_line then 'DOUBLE_LINE' end,
			      case when several then 'SEVERAL_ORGANIZERS' end,
			      case when namesake and not voided and exists (
			          select 1 from ledger_entry o join training_session t using (session_id)
			          where o.current and o.phone_key = ranked.phone_key and o.name_key = ranked.name_key
			          and o.person_key <> ranked.person_key and t.voided_reason is null) then 'SAME_NAME_AND_PHONE' end,
			      case when before_rules then 'NO_RULESET' end], null) else '{}' end as counting_notices
			  from ranked
			), changing as (
			  select * from decided
			  where ((counting, reason, repeat_of, counting_notices, age_outcome, age_notices) is distinct from
			    (counting_before, reason_before, repeat_of_before, counting_notices_before, age_outcome_before,
			      age_notices_before))::int = 1
			)""";

	private static final String WRITE = """
			changed as (
			  update ledger_entry e
			  set counting = c.counting, reason = c.reason, repeat_of = c.repeat_of, counting_notices = c.counting_notices,
			    age_outcome = c.age_outcome, age_notices = c.age_notices
			  from changing c where e.entry_id = c.entry_id
			  returning e.session_id, c.organizer_id, c.counting_before, c.counting
			)
			select session_id, organizer_id, counting_before || '>' || counting as step, count(*) as lines
			from changed group by 1, 2, 3 order by 1, 3""";

	private static final String OF_CONCERNED = CONCERNED + LINE + TOGETHER + DECIDE + ", " + WRITE;

	/**
	 * Apart from the writing, so that it is read by several processes of the database.
	 */
	private static final String OF_EVERYBODY = "create temporary table changing on commit drop as " + EVERYBODY + LINE
			+ TOGETHER + ALONE + DECIDE + " select * from changing";

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
		EVERYWHERE.run(() -> {
			this.jdbc.sql("select set_config('work_mem', '64MB', true)").query().singleRow();
			parameters(OF_EVERYBODY).update();
			Map<UUID, Changes> changed = changes(this.jdbc.sql("with " + WRITE));
			this.jdbc.sql("drop table changing").update();
			publish(changed, cause, Set.of());
		});
	}

	/**
	 * Counts the people on the lines of some imports again.
	 * @param imports imports that became current, ceased to be, or whose session changed
	 * @param cause what happened, for the trail
	 * @param own sessions that changed by themselves: announced, but without an entry of
	 * their own in the trail
	 */
	public void peopleOf(Collection<UUID> imports, String cause, Set<UUID> own) {
		EVERYWHERE.run(() -> publish(changes(
				parameters(OF_CONCERNED).param("imports", imports.toArray(UUID[]::new)).param("people", new byte[0][])),
				cause, own));
	}

	/** Counts one person again. */
	void person(byte[] personKey, String cause) {
		EVERYWHERE.run(() -> publish(changes(
				parameters(OF_CONCERNED).param("imports", new UUID[0]).param("people", new byte[][] { personKey })),
				cause, Set.of()));
	}

	private JdbcClient.StatementSpec parameters(String sql) {
		CountingPolicy policy = CountingPolicy.of(this.settings);
		AgeRule practical = policy.ages(TrainingClass.PRACTICAL);
		AgeRule other = policy.ages(TrainingClass.BASIC);
		return this.jdbc.sql(sql)
			.param("effectiveFrom", policy.effectiveFrom())
			.param("scope", policy.scope().name())
			.param("yearOfFirstDay", policy.yearOfFirstDay())
			.param("ageOnLastDay", policy.ageOnLastDay())
			.param("practicalMin", practical.minInclusive())
			.param("practicalMax", practical.maxInclusive())
			.param("min", other.minInclusive())
			.param("max", other.maxInclusive());
	}

	private static Map<UUID, Changes> changes(JdbcClient.StatementSpec write) {
		Map<UUID, Changes> changed = new LinkedHashMap<>();
		write.query((row) -> {
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
