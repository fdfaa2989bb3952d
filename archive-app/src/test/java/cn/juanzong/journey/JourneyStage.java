package cn.juanzong.journey;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Role;
import cn.juanzong.access.Users;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.People;
import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SomeSessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.programme.Venues;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestComponent;

/**
 * What is there before a journey begins: accounts, sessions, a file and a ledger, all
 * new, so that journeys do not meet each other's.
 */
@TestComponent
class JourneyStage {

	/** The password of every account made here. */
	static final String PASSWORD = "journey-through-the-archive";

	/** Somebody in the ledger: 999999 is no area code that is in use. */
	static final String ID_NUMBER = People.idNumber(LocalDate.of(1980, 5, 4), 7);

	private final Users users;

	private final Accessions accessions;

	private final Ledgers ledgers;

	private final SomeSessions some;

	JourneyStage(Users users, Organizers organizers, Courses courses, Venues venues, Instructors instructors,
			Sessions sessions, Accessions accessions, Ledgers ledgers) {
		this.users = users;
		this.accessions = accessions;
		this.ledgers = ledgers;
		this.some = new SomeSessions(organizers, courses, venues, instructors, sessions);
	}

	/** An account; it signs in by its sign-in name. */
	ActingUser account(String displayName, Role role, @Nullable Organizer organizer) {
		String name = role.name().toLowerCase(Locale.ROOT).replace('_', '.') + "."
				+ UUID.randomUUID().toString().substring(0, 8);
		return this.users.register(name, displayName, PASSWORD, role, (organizer != null) ? organizer.id() : null);
	}

	Organizer organizer(String name) {
		return this.some.organizer(name);
	}

	TrainingSession session(LocalDate day, Organizer organizer, String title) {
		return this.some.on(day, organizer, title);
	}

	/** A text file of the session, taken in but not yet read. */
	ArchivalRecord file(TrainingSession session, MaterialKind kind, String fileName, String text) {
		ActingUser archivist = account("王档案", Role.ARCHIVIST, session.organizer());
		return this.accessions
			.accept(session.id(), kind, fileName, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
					archivist)
			.record();
	}

	/** A ledger of one person, {@link #ID_NUMBER}. */
	void ledger(TrainingSession session) {
		this.ledgers.importFile(session.id(), "电子台账.csv",
				new ByteArrayInputStream(
						ledgerOf("张三丰," + ID_NUMBER + "," + People.phone(7)).getBytes(StandardCharsets.UTF_8)),
				false, account("王档案", Role.ARCHIVIST, session.organizer()));
	}

	/** A ledger file of lines "name,ID number,phone". */
	static String ledgerOf(String... lines) {
		StringBuilder csv = new StringBuilder("姓名,身份证号码,手机号,培训内容\n");
		for (String line : lines) {
			csv.append(line).append(",电商基础\n");
		}
		return csv.toString();
	}

}
