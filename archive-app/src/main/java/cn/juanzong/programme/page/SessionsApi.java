package cn.juanzong.programme.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.SessionListing;
import cn.juanzong.programme.SessionListing.Filter;
import cn.juanzong.programme.SessionListing.Sort;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The sessions as JSON. */
@RestController
@Tag(name = "sessions", description = "Training sessions the signed-in user may see")
class SessionsApi {

	private final Sessions sessions;

	private final SessionListing listing;

	SessionsApi(Sessions sessions, SessionListing listing) {
		this.sessions = sessions;
		this.listing = listing;
	}

	@GetMapping("/api/v1/sessions")
	@Operation(summary = "One page of sessions")
	SessionPage list(
			@Parameter(description = "Words in title, course, venue, instructor or contractor") @RequestParam(
					required = false) @Nullable String q,
			@RequestParam(name = "class", required = false) @Nullable TrainingClass trainingClass,
			@RequestParam(required = false) @Nullable UUID organizer,
			@Parameter(description = "Ledger year: the year in which the session ended") @RequestParam(
					required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "LATEST") Sort sort,
			@Parameter(description = "From 1") @RequestParam(defaultValue = "1") int page,
			@Parameter(hidden = true) ActingUser user) {
		SessionListing.Page found = this.listing.page(new Filter(q, trainingClass, organizer, year, sort, page),
				user.scope());
		return new SessionPage(found.sessions().stream().map(Session::of).toList(), found.total(), found.page(),
				found.pages());
	}

	@GetMapping("/api/v1/sessions/{id}")
	@Operation(summary = "One session", description = "404 also for sessions of other contractors")
	Session one(@PathVariable UUID id, @Parameter(hidden = true) ActingUser user) {
		return this.sessions.find(id, user.scope())
			.map(Session::of)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** A page of sessions. */
	record SessionPage(List<Session> sessions, int total, int page, int pages) {

	}

	/** A session. */
	record Session(UUID id, int number, String title, Named organizer, Course course, LocalDate startsOn,
			LocalDate endsOn, LocalTime startsAt, LocalTime endsAt, int halfDays, int ledgerYear, Venue venue,
			TrainingSession.Mode mode, @Nullable String onlineReason, String instructor, BigDecimal theoryHours,
			BigDecimal practiceHours, String project, @Nullable String voidedReason) {

		static Session of(TrainingSession session) {
			return new Session(session.id(), session.number(), session.title(),
					new Named(session.organizer().id(), session.organizer().code(), session.organizer().name()),
					new Course(session.course().code(), session.course().title(), session.course().trainingClass(),
							session.course().topics()),
					session.startsOn(), session.endsOn(), session.startsAt(), session.endsAt(), session.halfDays(),
					session.ledgerYear(),
					new Venue(session.venue().name(), session.venue().village(), session.venue().kind()),
					session.mode(), session.onlineReason(), session.instructor().name(), session.theoryHours(),
					session.practiceHours(), session.project(), session.voidedReason());
		}

	}

	/** A contractor. */
	record Named(UUID id, String code, String name) {

	}

	/** A course. */
	record Course(String code, String title, TrainingClass trainingClass, List<String> topics) {

	}

	/** A venue. */
	record Venue(String name, String village, TrainingSession.VenueKind kind) {

	}

}
