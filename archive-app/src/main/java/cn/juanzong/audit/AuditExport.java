package cn.juanzong.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trail as CSV, oldest first, with the hashes, so that it can be verified and kept
 * elsewhere. Field names are codes and not translated: the file is for other programs.
 */
@Service
class AuditExport {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
		.setHeader("entry_no", "at", "actor_id", "actor", "role", "action", "subject_type", "subject_id",
				"organizer_id", "detail", "address", "request_id", "form", "previous_hash", "entry_hash")
		.get();

	private final AuditEntries entries;

	private final ApplicationEventPublisher events;

	AuditExport(AuditEntries entries, ApplicationEventPublisher events) {
		this.entries = entries;
		this.events = events;
	}

	/** That somebody takes the trail away is an act of its own. */
	@Transactional
	void note(AuditEntries.Filter filter) {
		this.events.publishEvent(new Exported(filter));
	}

	@Transactional(readOnly = true)
	void write(AuditEntries.Filter filter, Writer writer) throws IOException {
		// spreadsheets take the file for UTF-8 only with this mark
		writer.write('\uFEFF');
		CSVPrinter csv = new CSVPrinter(writer, FORMAT);
		try (Stream<AuditEntry> chain = this.entries.inOrder(filter)) {
			for (Iterator<AuditEntry> each = chain.iterator(); each.hasNext();) {
				AuditEntry entry = each.next();
				csv.printRecord(entry.number(), entry.at(), entry.actorId(), harmless(entry.actor()), entry.role(),
						entry.action(), entry.subjectType(), harmless(entry.subjectId()),
						Objects.toString(entry.organizerId(), ""), entry.detail(),
						Objects.toString(entry.address(), ""), Objects.toString(entry.requestId(), ""), entry.form(),
						entry.previousHashHex(), entry.hashHex());
			}
		}
		csv.flush();
	}

	/** A spreadsheet would take such a text for a formula. */
	private static String harmless(String text) {
		return (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
	}

	private record Exported(AuditEntries.Filter filter) implements AuditableEvent {

		@Override
		public String action() {
			return "audit.exported";
		}

		@Override
		public String subjectType() {
			return "audit";
		}

		@Override
		public String subjectId() {
			return "export";
		}

		@Override
		public @Nullable UUID organizerId() {
			return this.filter.organizer();
		}

		@Override
		public Map<String, Object> detail() {
			Map<String, Object> asked = new LinkedHashMap<>();
			asked.put("actor", this.filter.actor());
			asked.put("action", this.filter.action());
			asked.put("subject", this.filter.subject());
			asked.put("request", this.filter.request());
			asked.put("from", Objects.toString(this.filter.from(), null));
			asked.put("to", Objects.toString(this.filter.to(), null));
			asked.values().removeIf(Objects::isNull);
			return asked;
		}

	}

}
