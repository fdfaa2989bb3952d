package cn.juanzong.ledger.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import cn.juanzong.ledger.LedgerRoom;
import cn.juanzong.ledger.LedgerStage;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SettingKey;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/** Ages as counting decides them in the database, beside the rule in Java. */
@SpringJUnitConfig(LedgerRoom.class)
class CountedAgesIT {

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	@Test
	void R05_1_R05_3_A1_A2_countingAgainDecidesAgesAsTheRuleDoes() {
		LedgerStage stage = new LedgerStage(this.context);
		Organizer organizer = stage.organizer();
		List<UUID> sessions = new ArrayList<>();
		for (String days : List.of("2025-02-27 2025-03-01", "2024-02-28 2024-02-29", "2024-02-29 2024-02-29")) {
			LocalDate first = LocalDate.parse(days.substring(0, 10));
			LocalDate last = LocalDate.parse(days.substring(11));
			for (TrainingClass each : List.of(TrainingClass.BASIC, TrainingClass.PRACTICAL)) {
				TrainingSession session = stage.session(organizer, stage.course(each), first, last, "09:00", "P1");
				stage.ledger(session, Stream.of(16, 17, 65, 66)
					.flatMap((age) -> first.minusDays(1).datesUntil(last.plusDays(2)).map((day) -> day.minusYears(age)))
					.distinct()
					.map((birth) -> LedgerStage.person("张三", birth, LedgerStage.next() % 1000))
					.toArray(String[]::new));
				sessions.add(session.id());
			}
		}
		Settings settings = this.context.getBean(Settings.class);
		try {
			for (String reckoned : List.of("SESSION_END", "SESSION_START")) {
				settings.change(SettingKey.AGE_AS_OF, reckoned, LedgerStage.ADMIN);
				assertThat(ages(sessions, CountingPolicy.of(settings))).isEmpty();
			}
		}
		finally {
			settings.change(SettingKey.AGE_AS_OF, "SESSION_START", LedgerStage.ADMIN);
		}
	}

	/** Lines of which an age is stored that the rule does not decide. */
	private List<String> ages(List<UUID> sessions, CountingPolicy policy) {
		Map<UUID, TrainingSession> found = this.context.getBean(Sessions.class).findAll(sessions);
		return this.jdbc.sql("""
				select session_id, birth_date, age_outcome, array_to_string(age_notices, ',') as notices
				from ledger_entry where session_id = any(?) and current""")
			.param(sessions.toArray(UUID[]::new))
			.query((row, n) -> {
				var decided = policy.decide(row.getObject("birth_date", LocalDate.class),
						found.get(row.getObject("session_id", UUID.class)));
				return (decided.outcome().name() + decided.notices())
					.equals(row.getString("age_outcome") + row.getString("notices")) ? ""
							: row.getString("birth_date") + row.getString("age_outcome") + row.getString("notices");
			})
			.list()
			.stream()
			.filter((line) -> !line.isEmpty())
			.toList();
	}

}
