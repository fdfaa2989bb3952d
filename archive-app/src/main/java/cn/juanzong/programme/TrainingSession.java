package cn.juanzong.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One training session (一期培训) with what it refers to, as read for pages and rules.
 *
 * @param id the id
 * @param number unique and ascending; decides between sessions that start at the same
 * time (C11)
 * @param title the title
 * @param organizer who held it
 * @param course what was taught
 * @param startsOn first day; the day on which age is measured (A2)
 * @param endsOn last day; decides the ledger year (A5)
 * @param startsAt daily begin
 * @param endsAt daily end
 * @param halfDays how many half-days, each with its own sign-in sheet
 * @param venue where
 * @param mode on site or online
 * @param onlineReason why online (Art. 6), else {@code null}
 * @param instructor who taught
 * @param theoryHours class hours of theory
 * @param practiceHours class hours of practice
 * @param project the contract period, the scope of counting once (A4)
 * @param voidedReason why the session was declared void, else {@code null}; nobody counts
 * in a void session (C4)
 */
public record TrainingSession(UUID id, int number, String title, Organizer organizer, Course course, LocalDate startsOn,
		LocalDate endsOn, LocalTime startsAt, LocalTime endsAt, int halfDays, Venue venue, Mode mode,
		@Nullable String onlineReason, Instructor instructor, BigDecimal theoryHours, BigDecimal practiceHours,
		String project, @Nullable String voidedReason) {

	/** Whether the session was declared void. */
	public boolean voided() {
		return this.voidedReason != null;
	}

	/**
	 * Whether another session was going on at the same time, neither of them void. A
	 * morning and an afternoon of one day do not meet.
	 */
	public boolean heldWhile(TrainingSession other) {
		return !voided() && !other.voided() && !other.id.equals(this.id) && !other.startsOn.isAfter(this.endsOn)
				&& !this.startsOn.isAfter(other.endsOn) && other.startsAt.isBefore(this.endsAt)
				&& this.startsAt.isBefore(other.endsAt);
	}

	/** The year in whose ledger the session belongs (A5). */
	public int ledgerYear() {
		return this.endsOn.getYear();
	}

	/** How a session is held (Art. 6). */
	public enum Mode {

		ON_SITE, ONLINE

	}

	/**
	 * A venue.
	 *
	 * @param id the id
	 * @param name the name
	 * @param village the village or town
	 * @param kind what it is (R06-1, R06-2)
	 * @param latitude degrees WGS84, if known
	 * @param longitude degrees WGS84, if known
	 * @param capacity how many people it holds, if known
	 */
	public record Venue(UUID id, String name, String village, VenueKind kind, @Nullable Double latitude,
			@Nullable Double longitude, @Nullable Integer capacity) {

		/** A venue of which nobody knows how many people it holds. */
		public Venue(UUID id, String name, String village, VenueKind kind, @Nullable Double latitude,
				@Nullable Double longitude) {
			this(id, name, village, kind, latitude, longitude, null);
		}

	}

	/** What a venue is. */
	public enum VenueKind {

		/** 电子商务公共服务中心. */
		PUBLIC_SERVICE_CENTRE,
		/** A place registered as equipped for practical training. */
		EQUIPPED,
		/** A village hall or any other place. */
		VILLAGE

	}

	/**
	 * An instructor.
	 *
	 * @param id the id
	 * @param name the name
	 * @param credential kind, issuer and number of a credential (R03-1), if any
	 * @param practiceSince first day of e-commerce operation management (R03-2), if known
	 */
	public record Instructor(UUID id, String name, @Nullable String credential, @Nullable LocalDate practiceSince) {

	}

	/**
	 * A session was entered.
	 *
	 * @param session as entered
	 */
	public record Registered(TrainingSession session) implements SessionAct {

		@Override
		public UUID sessionId() {
			return this.session.id();
		}

		@Override
		public UUID organizerId() {
			return this.session.organizer().id();
		}

		@Override
		public String action() {
			return "session.registered";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("number", this.session.number(), "title", this.session.title(), "course",
					this.session.course().code(), "startsOn", this.session.startsOn().toString(), "endsOn",
					this.session.endsOn().toString());
		}

	}

}
