package cn.juanzong.records;

import java.util.Map;

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

	private record Read(ArchivalRecord record) implements RecordAct, AuditableRead {

		@Override
		public String action() {
			return "record.read";
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of("kind", this.record.kind().name());
		}

	}

}
