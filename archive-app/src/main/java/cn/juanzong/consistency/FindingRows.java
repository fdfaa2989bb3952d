package cn.juanzong.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.juanzong.consistency.RecordedFinding.Disposition;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.RowMapper;

/** Reads rows of the table {@code finding}. */
class FindingRows implements RowMapper<RecordedFinding> {

	private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {
	};

	private static final JsonMapper JSON = JsonMapper.shared();

	static String facts(Finding finding) {
		return JSON.writeValueAsString(finding.facts());
	}

	@Override
	public RecordedFinding mapRow(ResultSet row, int number) throws SQLException {
		RuleCode code = RuleCode.valueOf(row.getString("code"));
		Map<String, String> stored = JSON.readValue(row.getString("facts"), FACTS);
		// a row of an earlier edition of the rule may know fewer facts; the next check
		// completes it
		Map<String, String> facts = new LinkedHashMap<>();
		code.facts().forEach((name) -> facts.put(name, stored.getOrDefault(name, "")));
		Finding finding = new Finding(code, row.getString("subject"), facts, ids(row, "record_ids"),
				ids(row, "entry_ids"), ids(row, "session_ids"));
		OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
		String disposition = row.getString("disposition");
		return new RecordedFinding(row.getObject("finding_id", UUID.class), row.getObject("session_id", UUID.class),
				row.getObject("organizer_id", UUID.class), finding, row.getString("fingerprint"),
				row.getObject("opened_at", OffsetDateTime.class).toInstant(),
				(closedAt != null) ? closedAt.toInstant() : null,
				(disposition != null) ? Disposition.valueOf(disposition) : null);
	}

	private static List<UUID> ids(ResultSet row, String column) throws SQLException {
		return Arrays.asList((UUID[]) row.getArray(column).getArray());
	}

}
