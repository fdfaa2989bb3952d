package cn.juanzong.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.audit.ChainVerification.Fault;
import cn.juanzong.audit.ChainVerification.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@SpringBootTest
@AutoConfigureMockMvc
class AuditTrailIT {

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Environment environment;

	@Autowired
	AuditEntries entries;

	@Autowired
	ChainVerification verification;

	@Autowired
	MockMvc mvc;

	private final String subject = UUID.randomUUID().toString();

	private TransactionTemplate transaction;

	@BeforeEach
	void begin() {
		this.transaction = new TransactionTemplate(this.transactions);
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void entryIsWrittenWithTheActAndNamesTheActor() {
		ActingUser user = SignedInAs.inspector();
		SecurityContextHolder.getContext().setAuthentication(SignedInAs.authentication(user));
		act("a");
		SecurityContextHolder.clearContext();
		act("b");
		List<AuditEntry> written = written();
		assertThat(written).extracting(AuditEntry::action).containsExactly("test.b", "test.a");
		assertThat(written.get(1).actorId()).isEqualTo(user.id());
		assertThat(written.get(1).role()).isEqualTo("INSPECTOR");
		assertThat(written.get(0).actor()).isEqualTo("system");
		assertThat(written.get(0).number()).isGreaterThan(written.get(1).number());
		assertThat(this.verification.verify(null).intact()).isTrue();
	}

	@Test
	void rollbackLeavesNoEntryAndNoGap() {
		act("before");
		this.transaction.executeWithoutResult((status) -> {
			this.events.publishEvent(event("undone"));
			status.setRollbackOnly();
		});
		act("after");
		assertThat(written()).extracting(AuditEntry::action).containsExactly("test.after", "test.before");
		assertThat(this.verification.verify(null).intact()).isTrue();
	}

	@Test
	void anActWithoutTransactionIsRefused() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.events.publishEvent(event("loose")));
		assertThat(written()).isEmpty();
	}

	@Test
	void aTransactionInsideAnotherKeepsItsOwnEntries() {
		TransactionTemplate own = new TransactionTemplate(this.transactions);
		own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.transaction.executeWithoutResult((outer) -> {
			this.events.publishEvent(event("outer"));
			own.executeWithoutResult((inner) -> this.events.publishEvent(event("inner")));
			outer.setRollbackOnly();
		});
		assertThat(written()).extracting(AuditEntry::action).containsExactly("test.inner");
	}

	@Test
	void actsAtTheSameTimeLeaveNoGap() {
		List<CompletableFuture<Void>> acts = IntStream.range(0, 40)
			.mapToObj((i) -> CompletableFuture.runAsync(() -> act("parallel" + i)))
			.toList();
		acts.forEach(CompletableFuture::join);
		assertThat(written()).hasSize(40);
		assertThat(this.verification.verify(null).intact()).isTrue();
	}

	@Test
	void theDatabaseRefusesChanges() {
		act("kept");
		for (String change : List.of("update audit_entry set actor = 'x'", "delete from audit_entry",
				"truncate audit_entry", "insert into audit_entry select * from audit_entry limit 1",
				"update audit_head set entry_no = entry_no + 1")) {
			assertThatThrownBy(() -> this.jdbc.sql(change).update()).hasStackTraceContaining("permission denied");
		}
		assertThatThrownBy(() -> this.jdbc.sql("delete from " + partOf("test.kept")).update()).rootCause()
			.hasMessageMatching("(?s).*(append-only|permission denied).*");
		for (String part : parts()) {
			assertThatThrownBy(() -> this.jdbc.sql("truncate " + part).update()).as(part)
				.rootCause()
				.hasMessageMatching("(?s).*(append-only|permission denied).*");
		}
		for (String change : List.of("update audit_head set entry_no = entry_no - 1", "delete from audit_head",
				"update audit_head set entry_no = entry_no + 2", "truncate audit_head")) {
			assertThatThrownBy(() -> this.jdbc.sql(change).update()).rootCause()
				.hasMessageMatching("(?s).*(one entry at a time|permission denied).*");
		}
	}

	@Test
	void detailIsMaskedAndStaysVerifiable() {
		this.transaction
			.executeWithoutResult((status) -> this.events.publishEvent(new Acted("test.detail", this.subject, null,
					Map.of("phone", "13800005678", "share", 0.50, "more", Map.of("z", 1, "a", List.of("问\"号"))))));
		assertThat(written().get(0).detail())
			.isEqualTo("{\"more\":{\"a\":[\"问\\\"号\"],\"z\":1},\"phone\":\"138****5678\",\"share\":0.5}");
		assertThat(this.verification.verify(null).intact()).isTrue();
	}

	@Test
	void anEditedEntryIsNamed() {
		List<Long> numbers = threeActs();
		assertThat(afterTampering("update audit_entry set actor = 'somebody else' where entry_no = " + numbers.get(1)))
			.satisfies((verdict) -> isFault(verdict, Fault.ALTERED, numbers.get(1)));
		assertThat(afterTampering(
				"update audit_entry set detail = '{\"n\": 2}', at = at + interval '1 hour' where entry_no = "
						+ numbers.get(0)))
			.satisfies((verdict) -> isFault(verdict, Fault.ALTERED, numbers.get(0)));
	}

	@Test
	void anEditedEntryWithAFreshHashIsNamed() {
		List<Long> numbers = threeActs();
		assertThat(inTamperedTransaction(() -> {
			this.jdbc.sql("update audit_entry set actor = 'forged' where entry_no = ?").param(numbers.get(1)).update();
			AuditEntry forged = entry(numbers.get(1));
			this.jdbc.sql("update audit_entry set entry_hash = ? where entry_no = ?")
				.params(EntryHash.of(forged), numbers.get(1))
				.update();
		}, null)).satisfies((verdict) -> isFault(verdict, Fault.UNLINKED, numbers.get(2)));
	}

	@Test
	void aDeletedEntryIsNamed() {
		List<Long> numbers = threeActs();
		assertThat(afterTampering("delete from audit_entry where entry_no = " + numbers.get(1)))
			.satisfies((verdict) -> isFault(verdict, Fault.MISSING, numbers.get(1)));
	}

	@Test
	void exchangedEntriesAreNamed() {
		List<Long> numbers = threeActs();
		long first = numbers.get(0);
		long second = numbers.get(1);
		assertThat(afterTampering("update audit_entry set entry_no = -1 where entry_no = " + first,
				"update audit_entry set entry_no = " + first + " where entry_no = " + second,
				"update audit_entry set entry_no = " + second + " where entry_no = -1"))
			.satisfies((verdict) -> isFault(verdict, Fault.ALTERED, first));
	}

	@Test
	void aCutTailIsNamed() {
		List<Long> numbers = threeActs();
		String cut = "delete from audit_entry where entry_no > " + numbers.get(0);
		assertThat(afterTampering(cut)).satisfies((verdict) -> isFault(verdict, Fault.TRUNCATED, numbers.get(0) + 1));
	}

	@Test
	void aCutTailWithItsHeadIsFoundAgainstTheNotedHead() {
		List<Long> numbers = threeActs();
		AuditEntries.Head noted = this.entries.head();
		assertThat(inTamperedTransaction(() -> {
			this.jdbc.sql("delete from audit_entry where entry_no > ?").param(numbers.get(0)).update();
			this.jdbc.sql("update audit_head set entry_no = ?, entry_hash = ?")
				.params(numbers.get(0), entry(numbers.get(0)).hash())
				.update();
			assertThat(this.verification.verify(null).intact()).isTrue();
		}, noted)).satisfies((verdict) -> isFault(verdict, Fault.TRUNCATED, numbers.get(0) + 1));
	}

	@Test
	void aRewrittenChainIsFoundAgainstTheNotedHead() {
		AuditEntries.Head head = threeActsHead();
		AuditEntries.Head other = new AuditEntries.Head(head.number(), Arrays.copyOf(new byte[] { 1 }, 32));
		isFault(this.verification.verify(other), Fault.REWRITTEN, head.number());
		assertThat(this.verification.verify(head).intact()).isTrue();
	}

	@Test
	void whatCameSinceTheNotedHeadIsVerifiedByItself() throws Exception {
		AuditEntries.Head noted = threeActsHead();
		act("later");
		long last = this.entries.head().number();
		Verdict since = this.verification.verifySince(noted);
		assertThat(since.intact()).isTrue();
		assertThat(since.first()).isEqualTo(noted.number());
		assertThat(since.lastSound()).isGreaterThanOrEqualTo(last);
		isFault(this.verification.verifySince(new AuditEntries.Head(noted.number(), new byte[32])), Fault.REWRITTEN,
				noted.number());
		long beyond = last + 1_000;
		assertThat(this.verification.verifySince(new AuditEntries.Head(beyond, new byte[32])))
			.satisfies((verdict) -> isFault(verdict, Fault.TRUNCATED, beyond));
		this.mvc
			.perform(get("/audit/verification").param("entry", String.valueOf(noted.number()))
				.param("hash", noted.hashHex())
				.param("since", "true")
				.with(SignedInAs.user(SignedInAs.auditor())))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("从第 ")))
			.andExpect(content().string(containsString("notice green")));
	}

	@Test
	void pageShowsVerifiesAndExportsForAuditorsOnly() throws Exception {
		act("page");
		AuditEntries.Head head = this.entries.head();
		for (String path : List.of("/audit", "/audit/verification", "/audit/export.csv")) {
			for (ActingUser other : List.of(SignedInAs.inspector(), SignedInAs.admin())) {
				this.mvc.perform(get(path).with(SignedInAs.user(other))).andExpect(status().isForbidden());
			}
		}
		ActingUser auditor = SignedInAs.auditor();
		this.mvc.perform(get("/audit").param("subject", this.subject).with(SignedInAs.user(auditor)))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("test.page")));
		this.mvc.perform(get("/audit").param("subject", "nothing").with(SignedInAs.user(auditor)))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("没有符合条件的操作记录")));
		this.mvc
			.perform(get("/audit/verification").param("entry", String.valueOf(head.number()))
				.param("hash", head.hashHex())
				.with(SignedInAs.user(auditor)))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("notice green")));
		this.mvc.perform(get("/audit/verification").param("hash", "zz").with(SignedInAs.user(auditor)))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("notice amber")));
		this.mvc.perform(get("/audit/export.csv").param("subject", this.subject).with(SignedInAs.user(auditor)))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("test.page,test," + this.subject + ",,{},127.0.0.1,,2,")))
			.andExpect(content().string(containsString(HexFormat.of().formatHex(written().get(0).hash()))));
	}

	private static void isFault(Verdict verdict, Fault fault, long place) {
		assertThat(verdict.fault()).isEqualTo(fault);
		assertThat(verdict.place()).isEqualTo(place);
		assertThat(verdict.sound()).isLessThanOrEqualTo(place);
	}

	private List<Long> threeActs() {
		act("one");
		act("two");
		act("three");
		return written().stream().map(AuditEntry::number).sorted().toList();
	}

	private AuditEntries.Head threeActsHead() {
		threeActs();
		return this.entries.head();
	}

	private Verdict afterTampering(String... statements) {
		return inTamperedTransaction(() -> {
			for (String statement : statements) {
				this.jdbc.sql(statement).update();
			}
		}, null);
	}

	/** What a database administrator could do; undone afterwards. */
	private Verdict inTamperedTransaction(Runnable tampering, AuditEntries.@Nullable Head noted) {
		String owner = this.environment.getRequiredProperty("spring.flyway.user");
		String application = this.environment.getRequiredProperty("spring.datasource.username");
		JdbcClient administrator = JdbcClient
			.create(new DriverManagerDataSource(this.environment.getRequiredProperty("spring.datasource.url"), owner,
					this.environment.getRequiredProperty("spring.flyway.password")));
		administrator.sql("grant " + owner + " to " + application + " with inherit false, set true").update();
		try {
			return this.transaction.execute((status) -> {
				status.setRollbackOnly();
				this.jdbc.sql("set local role " + owner).update();
				this.jdbc.sql("alter table audit_entry disable trigger user").update();
				this.jdbc.sql("alter table audit_head disable trigger user").update();
				tampering.run();
				return this.verification.verify(noted);
			});
		}
		finally {
			administrator.sql("revoke " + owner + " from " + application).update();
		}
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

	private AuditEntry entry(long number) {
		return this.entries.newest(MadeUpTrail.ANYTHING, number + 1, 1).get(0);
	}

	private void act(String what) {
		this.transaction.executeWithoutResult((status) -> this.events.publishEvent(event(what)));
	}

	private Acted event(String what) {
		return new Acted("test." + what, this.subject, null, Map.of());
	}

	private List<AuditEntry> written() {
		return this.entries.newest(new AuditEntries.Filter(null, null, this.subject, null, null, null, null),
				Long.MAX_VALUE, 100);
	}

	record Acted(String action, String subjectId, @Nullable UUID organizerId,
			Map<String, Object> detail) implements AuditableEvent {

		@Override
		public String subjectType() {
			return "test";
		}

	}

}
