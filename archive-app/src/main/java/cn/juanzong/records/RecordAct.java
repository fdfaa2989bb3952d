package cn.juanzong.records;

import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;

/** Something done to a record, as the trail keeps it. */
public interface RecordAct extends AuditableEvent {

	/** The record. */
	ArchivalRecord record();

	@Override
	default String subjectType() {
		return "record";
	}

	@Override
	default String subjectId() {
		return record().id().toString();
	}

	@Override
	default UUID organizerId() {
		return record().organizerId();
	}

}
