package cn.juanzong.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.ledger.counting.CountingPolicy;
import cn.juanzong.ledger.counting.Recount;
import cn.juanzong.ledger.intake.LedgerFile;
import cn.juanzong.ledger.intake.LineDraft;
import cn.juanzong.ledger.sheet.TableFile;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.Settings;
import cn.juanzong.programme.TrainingSession;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns a file into the next version of a ledger: read and checked without transaction,
 * then lines, counting, announcement and trail in one.
 */
@Component
class LedgerImports {

	private final JdbcClient jdbc;

	private final Sessions sessions;

	private final Settings settings;

	private final LedgerRows rows;

	private final Recount recount;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	private final Clock clock;

	LedgerImports(JdbcClient jdbc, Sessions sessions, Settings settings, LedgerRows rows, Recount recount,
			ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.sessions = sessions;
		this.settings = settings;
		this.rows = rows;
		this.recount = recount;
		this.events = events;
		this.transaction = transaction;
		this.clock = clock;
	}

	ImportOutcome importFile(UUID sessionId, String fileName, InputStream content, boolean acceptGoodRows,
			ActingUser by) {
		TrainingSession session = this.sessions.find(sessionId, by.scope())
			.orElseThrow(() -> new AccessDeniedException("Not a session of this user"));
		byte[] bytes = bytes(content);
		String sha256 = HexFormat.of().formatHex(digest(bytes));
		LedgerFile file = LedgerFile.read(fileName, bytes, session);
		ImportOutcome checked = new ImportOutcome(sha256, file.faults(), file.notes(), file.lines().size(),
				file.rowsBad(), null);
		if (!file.faults().isEmpty() && !(acceptGoodRows && checked.goodRowsAcceptable())) {
			return checked;
		}
		List<LedgerRows.Row> sealed = this.rows.seal(file.lines(), session, CountingPolicy.of(this.settings));
		LedgerVersion version = this.transaction
			.execute((status) -> store(session, PersonalNumbers.redact(fileName), checked, sealed, by));
		return new ImportOutcome(sha256, file.faults(), file.notes(), file.lines().size(), file.rowsBad(), version);
	}

	/**
	 * Makes a version of rows that were put right by hand; the file and what it left out
	 * stay those of the version before.
	 */
	LedgerVersion correct(TrainingSession session, LedgerVersion before, List<ImportFault> leftOut,
			List<LineDraft> lines, ActingUser by) {
		ImportOutcome checked = new ImportOutcome(before.sha256(), leftOut, List.of(), lines.size(), before.rowsBad(),
				null);
		return store(session, before.fileName(), checked,
				this.rows.seal(lines, session, CountingPolicy.of(this.settings)), by);
	}

	private LedgerVersion store(TrainingSession session, String fileName, ImportOutcome checked,
			List<LedgerRows.Row> sealed, ActingUser by) {
		this.recount.lock();
		List<UUID> before = this.jdbc
			.sql("update ledger_import set current = false where session_id = ? and current returning import_id")
			.param(session.id())
			.query(UUID.class)
			.list();
		this.jdbc.sql("update ledger_entry set current = false where session_id = ? and current")
			.param(session.id())
			.update();
		int number = this.jdbc.sql("select coalesce(max(version), 0) + 1 from ledger_import where session_id = ?")
			.param(session.id())
			.query(Integer.class)
			.single();
		LedgerVersion version = new LedgerVersion(UUID.randomUUID(), session.id(), number, fileName, checked.sha256(),
				checked.rowsGood(), checked.rowsBad(), this.clock.instant(), by.displayName(), true);
		this.jdbc.sql("""
				insert into ledger_import (import_id, session_id, version, file_name, file_sha256, rows_good, rows_bad,
				  imported_at, imported_by, imported_by_name, current)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)""")
			.params(version.id(), session.id(), number, fileName, HexFormat.of().parseHex(checked.sha256()),
					version.rowsGood(), version.rowsBad(), version.importedAt().atOffset(ZoneOffset.UTC), by.id(),
					by.displayName())
			.update();
		this.rows.insert(version.id(), session.id(), sealed);
		checked.faults().stream().filter((fault) -> fault.row() > 0).forEach((fault) -> leaveOut(version, fault));
		this.events.publishEvent(new LedgerImported(version, session.organizer().id()));
		this.recount.peopleOf(before.isEmpty() ? List.of(version.id()) : List.of(version.id(), before.get(0)), "import",
				Set.of(session.id()));
		return version;
	}

	private void leaveOut(LedgerVersion version, ImportFault fault) {
		this.jdbc.sql("""
				insert into ledger_left_out (import_id, sheet, sheet_row, code) values (?, ?, ?, ?)
				on conflict do nothing""")
			.params(version.id(), fault.sheet(), fault.row(), fault.code().name())
			.update();
	}

	/** One byte more than is allowed is enough to know. */
	private static byte[] bytes(InputStream content) {
		try {
			return content.readNBytes(TableFile.MAX_BYTES + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] digest(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
