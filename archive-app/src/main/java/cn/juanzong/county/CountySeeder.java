package cn.juanzong.county;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.county.SessionFiles.CountyFile;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;
import cn.juanzong.scope.DataScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Fills an empty archive with the generated county, through the same doors as its users.
 * Every step asks first whether it was done, so an interrupted seeding is taken up where
 * it stopped.
 */
@Component
class CountySeeder implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(CountySeeder.class);

	private final CountyProperties properties;

	private final CountySeeding seeding;

	private final CountyAccounts accounts;

	private final CountyProgramme programme;

	private final Ledgers ledgers;

	private final Accessions accessions;

	CountySeeder(CountyProperties properties, CountySeeding seeding, CountyAccounts accounts, CountyProgramme programme,
			Ledgers ledgers, Accessions accessions) {
		this.properties = properties;
		this.seeding = seeding;
		this.accounts = accounts;
		this.programme = programme;
		this.ledgers = ledgers;
		this.accessions = accessions;
	}

	@Override
	public void run(ApplicationArguments arguments) throws Exception {
		if (this.properties.enabled()) {
			DataScope.system("seeding").call(this::seedIfDue);
		}
	}

	private @Nullable Void seedIfDue() throws IOException {
		if (!this.seeding.due(this.properties.seed())) {
			return null;
		}
		long start = System.nanoTime();
		GeneratedCounty county = new GeneratedCounty(this.properties.seed());
		Map<String, ActingUser> archivists = accounts(county.plan());
		Map<PlannedSession, TrainingSession> sessions = this.programme.enter(county.plan(), archivists);
		Path workFolder = Files.createTempDirectory("county");
		try {
			int files = enterFiles(county, sessions, archivists, workFolder);
			this.seeding.finished(this.properties.seed());
			log.info("Generated county entered: {} sessions, {} files, {} s", sessions.size(), files,
					Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
			return null;
		}
		finally {
			Files.deleteIfExists(workFolder);
		}
	}

	private Map<String, ActingUser> accounts(CountyPlan plan) {
		Map<String, ActingUser> archivists = new LinkedHashMap<>();
		ActingUser inspector = this.accounts.open("inspector", "周正", Role.INSPECTOR, null);
		this.accounts.open("retention", "严守", Role.RETENTION_OFFICER, null);
		this.accounts.open("security", "安宁", Role.SECURITY_ADMIN, null);
		this.accounts.open("auditor", "鉴明", Role.AUDITOR, null);
		for (CountyPlan.PlannedOrganizer planned : plan.organizers) {
			Organizer organizer = this.programme.organizer(planned, inspector);
			archivists.put(planned.code(),
					this.accounts.open(planned.signInName(), planned.archivist(), Role.ARCHIVIST, organizer));
		}
		return archivists;
	}

	/** Makes the files of one session while those of the one before are being entered. */
	private int enterFiles(GeneratedCounty county, Map<PlannedSession, TrainingSession> sessions,
			Map<String, ActingUser> archivists, Path workFolder) throws IOException {
		SessionFiles makers = county.makers(workFolder);
		List<PlannedSession> planned = county.plan().sessions;
		CompletableFuture<List<CountyFile>> next = make(makers, planned.get(0));
		int count = 0;
		for (int i = 0; i < planned.size(); i++) {
			List<CountyFile> files = next.join();
			if (i + 1 < planned.size()) {
				next = make(makers, planned.get(i + 1));
			}
			PlannedSession session = planned.get(i);
			ActingUser archivist = Objects.requireNonNull(archivists.get(session.organizerCode()));
			UUID sessionId = Objects.requireNonNull(sessions.get(session)).id();
			for (CountyFile file : files) {
				enter(sessionId, file, archivist);
				count++;
			}
		}
		return count;
	}

	private static CompletableFuture<List<CountyFile>> make(SessionFiles makers, PlannedSession session) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return makers.of(session);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private void enter(UUID sessionId, CountyFile file, ActingUser archivist) throws IOException {
		this.accessions.accept(sessionId, file.kind(), file.name(), new ByteArrayInputStream(file.bytes()), archivist);
		if (file.kind() == MaterialKind.E_LEDGER && this.ledgers.current(sessionId).isEmpty()) {
			this.ledgers.importFile(sessionId, file.name(), new ByteArrayInputStream(file.bytes()), true, archivist);
		}
	}

}
