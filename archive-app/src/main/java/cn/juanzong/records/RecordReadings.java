package cn.juanzong.records;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableRead;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the trail who has looked at records that show people's numbers. */
@Component
public class RecordReadings {

	private final ApplicationEventPublisher events;

	RecordReadings(ApplicationEventPublisher events) {
		this.events = events;
	}

	/** To be called before anything of the record is shown. */
	@Transactional
	public void note(ArchivalRecord record) {
		if (record.kind().sealed()) {
			this.events.publishEvent(new Read(record));
		}
	}

	private record Read(ArchivalRecord record) implements AuditableRead {

		@Override
		public String action() {
			return "record.read";
		}

		@Override
		public String subjectType() {
			return "record";
		}

		@Override
		public String subjectId() {
			return this.record.id().toString();
		}

		@Override
		public UUID organizerId() {
			return this.record.organizerId();
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("kind", this.record.kind().name());
		}

	}

}
