package cn.juanzong.programme;

import java.util.Map;
import java.util.UUID;

/**
 * The description of a session was corrected: dates, course or anything else rules and
 * counting depend on. Published synchronously inside the transaction.
 *
 * @param before as it was
 * @param after as it is now
 */
public record SessionChanged(TrainingSession before, TrainingSession after) implements SessionAct {

	@Override
	public UUID sessionId() {
		return this.after.id();
	}

	@Override
	public UUID organizerId() {
		return this.after.organizer().id();
	}

	@Override
	public String action() {
		return "session.changed";
	}

	@Override
	public Map<String, Object> detail() {
		return Map.of("before", facts(this.before), "after", facts(this.after));
	}

	private static Map<String, Object> facts(TrainingSession session) {
		return Map.of("title", session.title(), "course", session.course().code(), "startsOn",
				session.startsOn().toString(), "endsOn", session.endsOn().toString(), "halfDays", session.halfDays(),
				"venue", session.venue().name(), "mode", session.mode().name(), "instructor",
				session.instructor().name(), "hours",
				session.theoryHours().toPlainString() + "+" + session.practiceHours().toPlainString());
	}

}
