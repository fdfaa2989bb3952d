package cn.juanzong.ledger.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.ledger.LedgerEntry;
import cn.juanzong.ledger.LedgerVersion;
import cn.juanzong.ledger.counting.CountingReason;
import cn.juanzong.programme.CountyTime;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.Restrictions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Prepares ledger lines for the eye: a page at a time, with the sessions they refer to as
 * far as the user may see them.
 */
@Component
class LedgerView {

	private static final int PAGE = 200;

	private final Sessions sessions;

	private final Restrictions restrictions;

	LedgerView(Sessions sessions, Restrictions restrictions) {
		this.restrictions = restrictions;
		this.sessions = sessions;
	}

	List<Version> versions(List<LedgerVersion> versions) {
		return versions.stream()
			.map((each) -> new Version(each.version(), each.fileName(), each.sha256(), each.rowsGood(), each.rowsBad(),
					CountyTime.minute(each.importedAt()), each.importedBy(), each.current()))
			.toList();
	}

	Page page(List<LedgerEntry> entries, int wanted, ActingUser user) {
		int pages = Math.max(1, (entries.size() + PAGE - 1) / PAGE);
		int page = Math.min(Math.max(1, wanted), pages);
		List<LedgerEntry> shown = entries.subList((page - 1) * PAGE, Math.min(entries.size(), page * PAGE));
		List<UUID> referred = shown.stream().map(LedgerEntry::repeatOf).filter(Objects::nonNull).distinct().toList();
		Map<UUID, TrainingSession> found = visible(referred, user);
		Set<String> restricted = this.restrictions.ofPeople(shown.stream().map(LedgerEntry::personKey).toList());
		List<Line> lines = new ArrayList<>();
		shown.forEach((entry) -> lines
			.add(new Line(entry, found.get(entry.repeatOf()), user, restricted.contains(entry.personKey()))));
		return new Page(lines, page, pages, entries.size());
	}

	/** The sessions among these that the user may see. */
	Map<UUID, TrainingSession> visible(Collection<UUID> ids, ActingUser user) {
		return this.sessions.findAll(ids)
			.values()
			.stream()
			.filter((session) -> user.scope().allows(session.organizer().id()))
			.collect(Collectors.toMap(TrainingSession::id, (session) -> session));
	}

	/** A version, its time as people read it. */
	record Version(int number, String fileName, String sha256, int rowsGood, int rowsBad, String importedAt,
			String importedBy, boolean current) {

	}

	/**
	 * Some lines.
	 *
	 * @param lines the lines
	 * @param page which page, from 1
	 * @param pages how many
	 * @param total lines altogether
	 */
	record Page(List<Line> lines, int page, int pages, int total) {

	}

	/**
	 * A line.
	 *
	 * @param entry the line
	 * @param repeatOf the session in which the person counts, if the user may see it
	 * @param reader who reads it
	 * @param restricted whether the person is taken out of use
	 */
	record Line(LedgerEntry entry, @Nullable TrainingSession repeatOf, ActingUser reader, boolean restricted) {

		/** The name, or only its first character while the person is restricted (A16). */
		public String name() {
			return this.restricted ? this.entry.name().substring(0, this.entry.name().offsetByCodePoints(0, 1)) + "*"
					: this.entry.name();
		}

		/** Whether the reader may ask for the whole number. */
		public boolean revealable() {
			return !this.restricted && this.reader.may(Permission.REVEAL_NUMBERS);
		}

		/** Whether the reader may take the person out of use. */
		public boolean restrictable() {
			return !this.restricted && this.reader.may(Permission.RESTRICT_USE);
		}

		/**
		 * Whether the reader may know who belongs to a protected group, which category
		 * and remark may say (R09-3).
		 */
		public boolean groups() {
			return this.reader.may(Permission.READ_SENSITIVE);
		}

		public String chip() {
			return switch (this.entry.counting()) {
				case COUNTED -> "green";
				case UNRESOLVED -> "amber";
				case AGE_UNDER, AGE_OVER, REPEAT -> "grey";
			};
		}

		/** Whether the person counts in a session of somebody else. */
		public boolean countedElsewhere() {
			return this.entry.reason() == CountingReason.DUPLICATE_OF && this.repeatOf == null;
		}

		/** Whether the reader may declare the names to be one person's (C7). */
		public boolean resolvable() {
			return this.entry.reason() == CountingReason.ID_NAME_CONFLICT && this.reader.may(Permission.RESOLVE_NAMES);
		}

	}

}
