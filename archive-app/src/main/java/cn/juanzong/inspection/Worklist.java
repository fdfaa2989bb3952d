package cn.juanzong.inspection;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Scope;
import cn.juanzong.consistency.CheckPrecision;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.RuleCode.Severity;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What waits for an inspector: the findings that stand, oldest first. Checks that fell
 * silent are among them only if the filter asks for one of them.
 */
@Repository
class Worklist {

	static final int PAGE = 25;

	private static final Filter UNDECIDED = new Filter(null, null, null, State.UNDECIDED);

	/** A verdict that confirms what a finding says now, and is the last one on it. */
	private static final String CONFIRMED = """
			select 1 from verdict v where v.finding_id = f.finding_id and v.fingerprint = f.fingerprint
			  and v.outcome = 'CONFIRMED' and not exists (
			   select 1 from verdict later where later.finding_id = v.finding_id and later.verdict_id > v.verdict_id)
			""";

	private static final String WHERE = """
			 where f.closed_at is null and (:organizer::uuid is null or f.organizer_id = :organizer)
			 and f.code = any (:codes)
			 and (case :state when 'ALL' then true when 'UNDECIDED' then f.disposition is null
			  when 'SECOND' then f.disposition is null and exists (
			""" + CONFIRMED + """
			  ) else f.disposition = :state end)
			""";

	/** Not what the same person confirmed last, which waits for another one. */
	private static final String FOR_ONE = " and f.finding_id <> :shown and not exists (" + CONFIRMED
			+ " and v.given_by = :by) ";

	private final JdbcClient jdbc;

	private final CheckPrecision precision;

	Worklist(JdbcClient jdbc, CheckPrecision precision) {
		this.precision = precision;
		this.jdbc = jdbc;
	}

	/** The findings of a page, oldest first. */
	List<UUID> page(Filter filter, Scope scope, int page) {
		return bind("select f.finding_id from finding f" + WHERE
				+ "order by f.opened_at, f.finding_id limit :size offset :skip", filter, scope)
			.param("size", PAGE)
			.param("skip", (long) page * PAGE)
			.query(UUID.class)
			.list();
	}

	/**
	 * The oldest finding that this person can still decide on, other than the one shown.
	 */
	Optional<UUID> next(UUID shown, ActingUser by) {
		return bind(
				"select f.finding_id from finding f" + WHERE + FOR_ONE + "order by f.opened_at, f.finding_id limit 1",
				UNDECIDED, by.scope())
			.param("shown", shown)
			.param("by", by.id())
			.query(UUID.class)
			.optional();
	}

	/** How many there are. */
	int count(Filter filter, Scope scope) {
		return bind("select count(*) from finding f" + WHERE, filter, scope).query(Integer.class).single();
	}

	/** How many there are of each rule, whatever rule the filter asks for. */
	List<Bucket> codes(Filter filter, Scope scope) {
		return bind("select f.code as value, f.code as label, count(*) as found from finding f" + WHERE
				+ "group by f.code order by found desc, f.code", filter.withoutCode(), scope)
			.query(Bucket.class)
			.list();
	}

	/** How many there are of each contractor, whatever contractor the filter asks for. */
	List<Bucket> organizers(Filter filter, Scope scope) {
		return bind(
				"""
						select o.organizer_id::text as value, o.name as label, count(*) as found
						from finding f join organizer o using (organizer_id)""" + WHERE
						+ "group by o.organizer_id, o.name order by found desc, o.name",
				filter.withoutOrganizer(), scope)
			.query(Bucket.class)
			.list();
	}

	private JdbcClient.StatementSpec bind(String sql, Filter filter, Scope scope) {
		return this.jdbc.sql(sql)
			.param("organizer", (scope.organizerId() != null) ? scope.organizerId() : filter.organizer())
			.param("codes", filter.codes(this.precision.silent()))
			.param("state", filter.state());
	}

	/**
	 * What to show.
	 *
	 * @param severity only findings this grave
	 * @param code only findings of this rule
	 * @param organizer only findings of this contractor
	 * @param decided only findings with this decision; {@code UNDECIDED} or {@code ALL}
	 */
	record Filter(@Nullable Severity severity, @Nullable RuleCode code, @Nullable UUID organizer,
			@Nullable State decided) {

		String[] codes(Set<RuleCode> silent) {
			return Arrays.stream(RuleCode.values())
				.filter((each) -> this.severity == null || each.severity() == this.severity)
				.filter((each) -> (this.code == null) ? !silent.contains(each) : each == this.code)
				.map(Enum::name)
				.toArray(String[]::new);
		}

		String state() {
			return ((this.decided != null) ? this.decided : State.UNDECIDED).name();
		}

		Filter withoutCode() {
			return new Filter(this.severity, null, this.organizer, this.decided);
		}

		Filter withoutOrganizer() {
			return new Filter(this.severity, this.code, null, this.decided);
		}

		/** As parameters of an address. */
		Map<String, Object> parameters() {
			Map<String, Object> parameters = new LinkedHashMap<>();
			if (this.severity != null) {
				parameters.put("severity", this.severity);
			}
			if (this.code != null) {
				parameters.put("code", this.code);
			}
			if (this.organizer != null) {
				parameters.put("organizer", this.organizer);
			}
			if (this.decided != null) {
				parameters.put("state", this.decided);
			}
			return parameters;
		}

	}

	/** Where findings stand with the inspector. */
	enum State {

		UNDECIDED,
		/** Confirmed by one person, and waiting for another. */
		SECOND, CONFIRMED, EXPLAINED, WRONG, ALL

	}

	/**
	 * How many findings a choice of the filter has.
	 *
	 * @param value the choice
	 * @param label its name
	 * @param found how many
	 */
	record Bucket(String value, String label, int found) {

	}

}
