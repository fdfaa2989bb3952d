package cn.juanzong.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Importing ledgers of 10,000 rows, checked, sealed, stored and counted, beside bare
 * reading of the same workbooks and a batch insert of their cells as they are. The last
 * ledger has 400 planted faults.
 */
@SpringJUnitConfig(LedgerRoom.class)
class LedgerImportBenchmark {

	private static final int ROWS = 10_000;

	private static final int FAULTS = 400;

	private static final int ROUNDS = 7;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Ledgers ledgers;

	@Autowired
	private DataSource source;

	@Test
	void importBesideBareReadingAndInserting() throws Exception {
		LedgerStage stage = new LedgerStage(this.context);
		Organizer organizer = stage.organizer();
		double[] ours = new double[ROUNDS];
		double[] bare = new double[ROUNDS];
		// the first round warms both up and is not counted
		for (int round = -1; round < ROUNDS; round++) {
			PlantedLedger ledger = PlantedLedger.of(ROWS, 0, 100 + round);
			TrainingSession session = stage.session(organizer, stage.course(TrainingClass.BASIC), "2022-06-15");
			long start = System.nanoTime();
			ImportOutcome outcome = imported(ledger, session);
			long between = System.nanoTime();
			readAndInsert(ledger);
			if (round >= 0) {
				ours[round] = ROWS * 1e9 / (between - start);
				bare[round] = ROWS * 1e9 / (System.nanoTime() - between);
			}
			assertThat(outcome.faults()).isEmpty();
			assertThat(this.ledgers.totals(session.id()).counted()).isEqualTo(ROWS);
		}
		print(ours, bare, named(stage, organizer));
	}

	private ImportOutcome imported(PlantedLedger ledger, TrainingSession session) {
		return this.ledgers.importFile(session.id(), "year.xlsx", new ByteArrayInputStream(ledger.bytes()), true,
				LedgerStage.ADMIN);
	}

	private int named(LedgerStage stage, Organizer organizer) {
		PlantedLedger planted = PlantedLedger.of(ROWS, FAULTS, 200);
		TrainingSession session = stage.session(organizer, stage.course(TrainingClass.BASIC), "2022-06-15");
		Map<String, FaultCode> named = PlantedLedger.places(imported(planted, session).faults());
		assertThat(named).containsExactlyInAnyOrderEntriesOf(planted.planted());
		assertThat(this.ledgers.totals(session.id()).counted()).isEqualTo(ROWS - FAULTS);
		return named.size();
	}

	private void readAndInsert(PlantedLedger ledger) throws IOException, SQLException {
		try (Connection connection = this.source.getConnection();
				ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(ledger.bytes()))) {
			connection.setAutoCommit(false);
			connection.createStatement()
				.execute("create temporary table bare (a text, b text, c text, d text, e text) on commit drop");
			List<Row> rows = workbook.getFirstSheet().read();
			try (PreparedStatement insert = connection.prepareStatement("insert into bare values (?, ?, ?, ?, ?)")) {
				for (Row row : rows.subList(1, rows.size())) {
					for (int i = 0; i < 5; i++) {
						insert.setString(i + 1, row.getCellRawValue(i).orElse(null));
					}
					insert.addBatch();
				}
				insert.executeBatch();
			}
			connection.commit();
		}
	}

	private static void print(double[] ours, double[] bare, int named) {
		double[] ratios = new double[ROUNDS];
		Arrays.setAll(ratios, (i) -> ours[i] / bare[i]);
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("benchmark", "ledger import");
		line.put("reference", "fastexcel reader and JDBC batch insert of the same cells");
		line.put("rows", ROWS);
		line.put("rowsPerSecond", Math.round(median(ours)));
		line.put("bareRowsPerSecond", Math.round(median(bare)));
		line.put("ratio", Math.round(median(ratios) * 100) / 100.0);
		line.put("faultsPlanted", FAULTS);
		line.put("faultsNamed", named);
		line.put("bar", "2000 rows a second, all faults named, none invented");
		System.out.println(JsonMapper.builder().build().writeValueAsString(line));
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

}
