package cn.juanzong.consistency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.ledger.LedgerTotals;
import cn.juanzong.ledger.Ledgers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How sessions stand at a glance, for lists: what still needs attention, and the counts.
 * Four reads for any number of sessions. Callers have made sure that the sessions may be
 * seen.
 */
@Repository
class Standings {

	private final JdbcClient jdbc;

	private final Ledgers ledgers;

	private final CheckPrecision precision;

	Standings(JdbcClient jdbc, Ledgers ledgers, CheckPrecision precision) {
		this.precision = precision;
		this.jdbc = jdbc;
		this.ledgers = ledgers;
	}

	/**
	 * How some sessions stand.
	 * @param sessionIds the sessions
	 * @return a standing for each, in their order
	 */
	List<Standing> of(Collection<UUID> sessionIds) {
		UUID[] ids = sessionIds.toArray(UUID[]::new);
		Set<UUID> checked = new HashSet<>(
				this.jdbc.sql("select session_id from consistency_check where session_id = any(:ids)")
					.param("ids", ids)
					.query(UUID.class)
					.list());
		Set<RuleCode> silent = this.precision.silent();
		Map<UUID, Map<RuleCode.Severity, Integer>> open = new HashMap<>();
		this.jdbc
			.sql("""
					select session_id, code, count(*) as found from finding
					where session_id = any(:ids) and closed_at is null and (disposition is null or disposition = 'CONFIRMED')
					group by session_id, code""")
			.param("ids", ids)
			.query((row) -> {
				RuleCode code = RuleCode.valueOf(row.getString("code"));
				if (!silent.contains(code)) {
					open.computeIfAbsent(row.getObject("session_id", UUID.class), (id) -> new HashMap<>())
						.merge(code.severity(), row.getInt("found"), Integer::sum);
				}
			});
		Map<UUID, LedgerTotals> totals = this.ledgers.totals(sessionIds);
		List<Standing> standings = new ArrayList<>();
		for (UUID id : sessionIds) {
			Map<RuleCode.Severity, Integer> found = open.getOrDefault(id, Map.of());
			standings.add(new Standing(id, checked.contains(id), found.getOrDefault(RuleCode.Severity.RED, 0),
					found.getOrDefault(RuleCode.Severity.AMBER, 0), Objects.requireNonNull(totals.get(id))));
		}
		return standings;
	}

	/**
	 * How a session stands.
	 *
	 * @param sessionId the session
	 * @param checked whether it was checked at all
	 * @param red contradictions that are not explained
	 * @param amber gaps and doubts that are not explained
	 * @param totals the counts of its ledger
	 */
	record Standing(UUID sessionId, boolean checked, int red, int amber, LedgerTotals totals) {

	}

}
