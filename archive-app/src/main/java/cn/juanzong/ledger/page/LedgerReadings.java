package cn.juanzong.ledger.page;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableRead;
import cn.juanzong.programme.SessionAct;
import cn.juanzong.programme.TrainingSession;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the trail who has looked at the people of a ledger. */
@Component
class LedgerReadings {

	private final ApplicationEventPublisher events;

	LedgerReadings(ApplicationEventPublisher events) {
		this.events = events;
	}

	/** To be called before the lines are shown. */
	@Transactional
	public void note(TrainingSession session, int lines) {
		if (lines > 0) {
			this.events.publishEvent(new Read(session.id(), session.organizer().id(), lines));
		}
	}

	private record Read(UUID sessionId, UUID organizerId, int lines) implements SessionAct, AuditableRead {

		@Override
		public String action() {
			return "ledger.read";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("lines", this.lines);
		}

	}

}
