package cn.juanzong.programme;

import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;

/** Something done to a session, as the trail keeps it. */
public interface SessionAct extends AuditableEvent {

	/** The session. */
	UUID sessionId();

	@Override
	default String subjectType() {
		return "session";
	}

	@Override
	default String subjectId() {
		return sessionId().toString();
	}

}
