package cn.juanzong.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import cn.juanzong.access.SignedInAs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** The trail in its monthly parts, and what it can be asked for. */
@SpringBootTest
@AutoConfigureMockMvc
class AuditEntriesIT {

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	AuditEntries entries;

	@Autowired
	MockMvc mvc;

	@Autowired
	Clock clock;

	private final String subject = UUID.randomUUID().toString();

	private TransactionTemplate transaction;

	@BeforeEach
	void begin() {
		this.transaction = new TransactionTemplate(this.transactions);
	}

	@Test
	void everyMonthHasItsPartAndNoEntryIsRefusedForWantOfOne() {
		act("test.now", null);
		assertThat(partOf("test.now")).isEqualTo("audit_entry_"
				+ LocalDate.now(this.clock.withZone(AuditEntries.ZONE)).format(DateTimeFormatter.ofPattern("yyyy_MM")));
		this.transaction.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			this.entries.append(new AuditEntry(0, Instant.parse("2099-01-31T16:00:00Z"), null, "system", "SYSTEM",
					"test.far", "test", this.subject, null, "{}", null, null, 2, EntryHash.NONE, EntryHash.NONE));
			assertThat(partOf("test.far")).isEqualTo("audit_entry_other");
			this.entries.prepare(LocalDate.of(2099, 2, 1), 1);
			assertThat(parts()).doesNotContain("audit_entry_2099_02");
			this.entries.prepare(LocalDate.of(2099, 3, 1), 1);
			assertThat(parts()).contains("audit_entry_2099_03");
		});
	}

	@Test
	void entryNamesTheAddressAndTheRequestThatTheAnswerNames() throws Exception {
		String id = this.mvc.perform(get("/audit/export.csv").param("subject", this.subject)
			.with(SignedInAs.user(SignedInAs.auditor()))
			.with((request) -> {
				request.setRemoteAddr("192.0.2.7");
				return request;
			})).andExpect(status().isOk()).andReturn().getResponse().getHeader("X-Request-Id");
		List<AuditEntry> exports = this.entries.newest(
				new AuditEntries.Filter("test auditor", "audit.exported", "export", null, null, null, null),
				Long.MAX_VALUE, 50);
		assertThat(exports).anySatisfy((entry) -> {
			assertThat(entry.requestId()).isEqualTo(id);
			assertThat(entry.address()).isEqualTo("192.0.2.7");
			assertThat(entry.detail()).contains(this.subject);
		});
	}

	@Test
	void filtersByContractorAndDay() {
		UUID organizer = UUID.randomUUID();
		act("test.owned", organizer);
		LocalDate today = LocalDate.now(this.clock.withZone(AuditEntries.ZONE));
		assertThat(this.entries.newest(new AuditEntries.Filter(null, null, null, organizer, null, today, today),
				Long.MAX_VALUE, 10))
			.hasSize(1);
		assertThat(
				this.entries.newest(new AuditEntries.Filter(null, null, null, organizer, null, today.plusDays(2), null),
						Long.MAX_VALUE, 10))
			.isEmpty();
		assertThat(this.entries.newest(
				new AuditEntries.Filter("nobody of this name", null, null, organizer, null, null, null), Long.MAX_VALUE,
				10))
			.isEmpty();
		assertThat(this.entries.actions()).contains("test.owned").doesNotHaveDuplicates().isSorted();
	}

	@Test
	void whatMeetsSeveralConditionsIsFoundNearAndFar() {
		UUID organizer = UUID.randomUUID();
		for (String action : List.of("test.one", "test.two", "test.one", "test.two", "test.one")) {
			act(action, organizer);
		}
		AuditEntries.Filter filter = new AuditEntries.Filter(null, "test.one", this.subject, organizer, null, null,
				null);
		List<AuditEntry> all = this.entries.newest(filter, Long.MAX_VALUE, 10);
		assertThat(all).hasSize(3).isSortedAccordingTo(Comparator.comparing(AuditEntry::number).reversed());
		List<Long> numbers = all.stream().map(AuditEntry::number).toList();
		for (long near = 1; near < 7; near++) {
			assertThat(this.entries.newest(filter, Long.MAX_VALUE, 10, near)).extracting(AuditEntry::number)
				.isEqualTo(numbers);
			assertThat(this.entries.newest(filter, Long.MAX_VALUE, 2, near)).extracting(AuditEntry::number)
				.isEqualTo(numbers.subList(0, 2));
			assertThat(this.entries.newest(filter, numbers.get(0), 10, near)).extracting(AuditEntry::number)
				.isEqualTo(numbers.subList(1, 3));
		}
	}

	@Test
	void whatIsExportedInPortionsIsWholeAndInOrder() {
		UUID organizer = UUID.randomUUID();
		this.transaction.executeWithoutResult((status) -> {
			for (int i = 0; i < 1_005; i++) {
				this.events.publishEvent(new AuditTrailIT.Acted("test.many", this.subject, organizer, Map.of("i", i)));
			}
		});
		List<Long> written = this.jdbc.sql("select entry_no from audit_entry where organizer_id = ? order by entry_no")
			.param(organizer)
			.query(Long.class)
			.list();
		assertThat(written).hasSize(1_005);
		AuditEntries.Filter filter = new AuditEntries.Filter(null, null, null, organizer, null, null, null);
		try (Stream<AuditEntry> exported = this.entries.inOrder(filter)) {
			assertThat(exported.map(AuditEntry::number)).containsExactlyElementsOf(written);
		}
	}

	private void act(String action, @Nullable UUID organizer) {
		this.transaction.executeWithoutResult((status) -> this.events
			.publishEvent(new AuditTrailIT.Acted(action, this.subject, organizer, Map.of())));
	}

	private List<String> parts() {
		return this.jdbc
			.sql("select inhrelid::regclass::text from pg_inherits where inhparent = 'audit_entry'::regclass")
			.query(String.class)
			.list();
	}

	private String partOf(String action) {
		return this.jdbc.sql("select tableoid::regclass::text from audit_entry where action = ? and subject_id = ?")
			.params(action, this.subject)
			.query(String.class)
			.single();
	}

}
