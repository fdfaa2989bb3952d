package cn.juanzong.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.juanzong.reconciliation.Reconciliation.State;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what became of lines. */
@Repository
class ReconciledItems {

	private final JdbcClient jdbc;

	ReconciledItems(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Reconciliation load(UUID sessionId) {
		List<ReconciledItem> items = this.jdbc
			.sql("select * from reconciled_item where session_id = ? order by ordinal")
			.param(sessionId)
			.query(ReconciledItems::item)
			.list();
		return this.jdbc.sql("select * from reconciliation where session_id = ?")
			.param(sessionId)
			.query((row, n) -> new Reconciliation(sessionId, State.valueOf(row.getString("state")),
					row.getString("inputs"), row.getTimestamp("compared_at").toInstant(), items))
			.optional()
			.orElseGet(() -> new Reconciliation(sessionId, State.NO_PAPER, "", null, List.of()));
	}

	void keep(Reconciliation now, UUID organizerId) {
		this.jdbc.sql("""
				insert into reconciliation (session_id, organizer_id, state, inputs, compared_at)
				values (:session, :organizer, :state, :inputs, :at)
				on conflict (session_id) do update set state = excluded.state, inputs = excluded.inputs,
				 compared_at = excluded.compared_at""")
			.param("session", now.sessionId())
			.param("organizer", organizerId)
			.param("state", now.state().name())
			.param("inputs", now.inputs())
			.param("at", Objects.requireNonNull(now.comparedAt()).atOffset(ZoneOffset.UTC))
			.update();
		this.jdbc.sql("delete from reconciled_item where session_id = ?").param(now.sessionId()).update();
		List<ReconciledItem> items = now.items();
		this.jdbc
			.sql("""
					insert into reconciled_item (session_id, organizer_id, item_key, ordinal, check_code, outcome, band,
					 record_id, page, line, line_evidence, entry_id, ledger_row, person_key, row_evidence, reasons, notices,
					 repeat_of, attended, verdict, open)
					select :session, :organizer, t.* from unnest(:keys::text[], :ordinals::int[], :checks::text[],
					 :outcomes::text[], :bands::text[], :records::uuid[], :pages::int[], :lines::int[], :lineEvidence::text[],
					 :entries::uuid[], :rows::int[], :people::text[], :rowEvidence::text[], :reasons::text[],
					 :notices::text[], :repeats::uuid[], :attended::int[], :verdicts::text[], :open::boolean[]) t""")
			.param("session", now.sessionId())
			.param("organizer", organizerId)
			.param("keys", text(items, ReconciledItem::key))
			.param("ordinals", IntStream.range(0, items.size()).boxed().toArray(Integer[]::new))
			.param("checks", text(items, ReconciledItem::check))
			.param("outcomes", text(items, ReconciledItem::outcome))
			.param("bands", text(items, ReconciledItem::band))
			.param("records", items.stream().map(ReconciledItem::recordId).toArray(UUID[]::new))
			.param("pages", items.stream().map(ReconciledItem::page).toArray(Integer[]::new))
			.param("lines", items.stream().map(ReconciledItem::line).toArray(Integer[]::new))
			.param("lineEvidence", text(items, ReconciledItem::lineEvidence))
			.param("entries", items.stream().map(ReconciledItem::entryId).toArray(UUID[]::new))
			.param("rows", items.stream().map(ReconciledItem::row).toArray(Integer[]::new))
			.param("people", text(items, ReconciledItem::personKey))
			.param("rowEvidence", text(items, ReconciledItem::rowEvidence))
			.param("reasons", text(items, (item) -> codes(item.reasons())))
			.param("notices", text(items, (item) -> codes(item.notices())))
			.param("repeats", items.stream().map(ReconciledItem::repeatOf).toArray(UUID[]::new))
			.param("attended", items.stream().map(ReconciledItem::attended).toArray(Integer[]::new))
			.param("verdicts", text(items, ReconciledItem::verdict))
			.param("open", items.stream().map(ReconciledItem::open).toArray(Boolean[]::new))
			.update();
	}

	private static ReconciledItem item(ResultSet row, int n) throws SQLException {
		String band = row.getString("band");
		String verdict = row.getString("verdict");
		return new ReconciledItem(row.getString("item_key"), Check.valueOf(row.getString("check_code")),
				Outcome.valueOf(row.getString("outcome")), (band != null) ? Band.valueOf(band) : null,
				row.getObject("record_id", UUID.class), row.getObject("page", Integer.class),
				row.getObject("line", Integer.class), row.getString("line_evidence"),
				row.getObject("entry_id", UUID.class), row.getObject("ledger_row", Integer.class),
				row.getString("person_key"), row.getString("row_evidence"),
				codes(row.getString("reasons"), Reason::valueOf), codes(row.getString("notices"), Notice::valueOf),
				row.getObject("repeat_of", UUID.class), row.getInt("attended"),
				(verdict != null) ? Verdict.valueOf(verdict) : null);
	}

	private static String[] text(List<ReconciledItem> items, Function<ReconciledItem, @Nullable Object> column) {
		String[] values = new String[items.size()];
		for (int i = 0; i < values.length; i++) {
			Object value = column.apply(items.get(i));
			values[i] = (value != null) ? value.toString() : null;
		}
		return values;
	}

	private static String codes(List<? extends Enum<?>> codes) {
		return codes.stream().map(Enum::name).collect(Collectors.joining(" "));
	}

	private static <T> List<T> codes(String stored, Function<String, T> code) {
		return Arrays.stream(stored.split(" ")).filter((each) -> !each.isEmpty()).map(code).toList();
	}

}
