package cn.juanzong.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.juanzong.ledger.counting.CountingPolicy;
import cn.juanzong.ledger.intake.LineDraft;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.secrets.Identities;
import cn.juanzong.secrets.PersonalCipher;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the lines of an import. Columns travel as arrays, some thousand lines per
 * statement.
 */
@Component
class LedgerRows {

	private static final int CHUNK = 2_000;

	private static final String INSERT = """
			insert into ledger_entry (import_id, session_id, current, entry_id, line_number, sheet, sheet_row, name,
			  name_key, document_type, id_number, id_mask, person_key, phone, phone_mask, phone_key, birth_date, content,
			  category, remark, age_outcome, counting, notices, age_notices)
			select :import, :session, true, entry_id, line_number, sheet, sheet_row, name, name_key, document_type,
			  id_number, id_mask, person_key, phone, phone_mask, phone_key, birth_date::date, content, category, remark,
			  age_outcome, counting, string_to_array(notices, ','), string_to_array(age_notices, ',')
			from unnest(:ids::uuid[], :lines::int[], :sheets::text[], :rows::int[], :names::text[], :nameKeys::text[],
			  :types::text[], :numbers::bytea[], :masks::text[], :people::bytea[], :phones::bytea[], :phoneMasks::text[],
			  :phoneKeys::bytea[], :births::text[], :contents::text[], :categories::text[], :remarks::text[],
			  :ages::text[], :countings::text[], :notices::text[], :ageNotices::text[])
			  as t (entry_id, line_number, sheet, sheet_row, name, name_key, document_type, id_number, id_mask,
			    person_key, phone, phone_mask, phone_key, birth_date, content, category, remark, age_outcome, counting,
			    notices, age_notices)""";

	private final JdbcClient jdbc;

	private final PersonalCipher cipher;

	private final Identities identities;

	LedgerRows(JdbcClient jdbc, PersonalCipher cipher, Identities identities) {
		this.jdbc = jdbc;
		this.cipher = cipher;
		this.identities = identities;
	}

	/** Everything about the lines that needs keys or rules, before any transaction. */
	List<Row> seal(List<LineDraft> lines, TrainingSession session, CountingPolicy policy) {
		List<Row> rows = new ArrayList<>(lines.size());
		for (LineDraft line : lines) {
			rows.add(new Row(UUID.randomUUID(), rows.size() + 1, line, this.cipher.encrypt(line.idNumber()),
					this.cipher.encrypt(line.phone()), policy.decide(line.birthDate(), session)));
		}
		return rows;
	}

	void insert(UUID importId, UUID sessionId, List<Row> rows) {
		for (int from = 0; from < rows.size(); from += CHUNK) {
			insertChunk(importId, sessionId, rows.subList(from, Math.min(rows.size(), from + CHUNK)));
		}
	}

	private void insertChunk(UUID importId, UUID sessionId, List<Row> rows) {
		Map<String, byte[]> tokens = this.identities.tokens(rows.stream()
			.flatMap((row) -> Stream.of(row.line().personIdentity(), row.line().phoneIdentity()))
			.toList());
		this.jdbc.sql(INSERT)
			.param("import", importId)
			.param("session", sessionId)
			.param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
			.param("lines", rows.stream().map(Row::number).toArray(Integer[]::new))
			.param("sheets", text(rows, (row) -> row.line().sheet()))
			.param("rows", rows.stream().map((row) -> row.line().row()).toArray(Integer[]::new))
			.param("names", text(rows, (row) -> row.line().name().value()))
			.param("nameKeys", text(rows, (row) -> row.line().name().key()))
			.param("types", text(rows, (row) -> row.line().documentType().name()))
			.param("numbers", bytes(rows, Row::idNumber))
			.param("masks", text(rows, (row) -> row.line().idMask()))
			.param("people", bytes(rows, (row) -> tokens.get(row.line().personIdentity())))
			.param("phones", bytes(rows, Row::phone))
			.param("phoneMasks", text(rows, (row) -> PersonalNumbers.maskPhone(row.line().phone())))
			.param("phoneKeys", bytes(rows, (row) -> tokens.get(row.line().phoneIdentity())))
			.param("births", text(rows, (row) -> row.line().birthDate().toString()))
			.param("contents", text(rows, (row) -> row.line().content()))
			.param("categories", text(rows, (row) -> row.line().category()))
			.param("remarks", text(rows, (row) -> row.line().remark()))
			.param("ages", text(rows, (row) -> row.age().outcome().name()))
			.param("countings", text(rows, (row) -> row.age().counting().name()))
			.param("notices",
					text(rows,
							(row) -> row.line()
								.notices()
								.stream()
								.sorted()
								.map(Enum::name)
								.reduce((one, other) -> one + "," + other)
								.orElse("")))
			.param("ageNotices", text(rows, (row) -> row.age().notices()))
			.update();
		flags(rows);
	}

	private void flags(List<Row> rows) {
		List<UUID> ids = new ArrayList<>();
		List<String> flags = new ArrayList<>();
		rows.forEach((row) -> row.line().flags().forEach((flag) -> {
			ids.add(row.id());
			flags.add(flag.name());
		}));
		if (!ids.isEmpty()) {
			this.jdbc
				.sql("insert into ledger_sensitive_flag (entry_id, flag) select * from unnest(?::uuid[], ?::text[])")
				.params(ids.toArray(UUID[]::new), flags.toArray(String[]::new))
				.update();
		}
	}

	private static String[] text(List<Row> rows, Function<Row, @Nullable String> column) {
		String[] values = new String[rows.size()];
		IntStream.range(0, values.length).forEach((i) -> values[i] = column.apply(rows.get(i)));
		return values;
	}

	private static byte[][] bytes(List<Row> rows, Function<Row, byte[]> column) {
		return rows.stream().map(column).toArray(byte[][]::new);
	}

	/** A line ready to be written. */
	record Row(UUID id, int number, LineDraft line, byte[] idNumber, byte[] phone, CountingPolicy.AgeDecision age) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Row row && row.id.equals(this.id);
		}

		@Override
		public int hashCode() {
			return this.id.hashCode();
		}

		@Override
		public String toString() {
			return "Row[" + this.number + "]";
		}

	}

}
