package cn.juanzong;

import java.util.List;
import java.util.UUID;

import cn.juanzong.MatrixRequests.Route;
import cn.juanzong.consistency.CaseStage;
import cn.juanzong.consistency.Findings;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Accessions;
import cn.juanzong.records.accession.Upload;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * One contractor with a session, a ledger, a record, the copy of an ID card, an upload on
 * its way and findings.
 */
final class MatrixCase {

	private final CaseStage stage;

	private final Findings findings;

	private final Organizer organizer;

	private final TrainingSession session;

	private final ArchivalRecord record;

	private final ArchivalRecord copy;

	private final Upload upload;

	private final String person;

	private MatrixCase(ApplicationContext context, String shared) {
		this.stage = new CaseStage(context);
		this.findings = context.getBean(Findings.class);
		this.organizer = this.stage.organizer();
		this.session = this.stage.session(this.organizer, TrainingClass.BASIC, "2022-06-15", "2022-06-15");
		this.person = "只在此处" + this.session.id().toString().substring(0, 6);
		this.stage.ledger(this.session, shared, shared, this.person);
		// the same bytes at both contractors', so that findings refer to each other
		this.record = this.stage.file(this.session, MaterialKind.SITE_PHOTO, "现场" + name() + ".txt", "现场 " + shared);
		this.copy = this.stage.file(this.session, MaterialKind.ID_COPY, "证件" + name() + ".txt", "证件 " + this.person);
		this.upload = context.getBean(Accessions.class)
			.begin(this.session.id(), MaterialKind.NOTICE, "在途" + name() + ".txt", 5,
					this.stage.archivist(this.organizer));
	}

	static MatrixCase stage(ApplicationContext context, String shared) {
		return new MatrixCase(context, shared);
	}

	void checkAll() {
		this.stage.checkAll();
	}

	boolean checked() {
		return !this.findings.openOf(this.session.id()).isEmpty();
	}

	Organizer organizer() {
		return this.organizer;
	}

	UUID copyOfIdCard() {
		return this.copy.id();
	}

	private String name() {
		return this.session.id().toString().substring(0, 8);
	}

	/** The thing a route names. */
	@Nullable UUID id(Route route) {
		return switch (route.object()) {
			case "session" -> this.session.id();
			case "record" -> this.record.id();
			case "upload" -> this.upload.id();
			case "finding" -> this.findings.openOf(this.session.id()).get(0).id();
			case "-" -> null;
			default -> UUID.randomUUID();
		};
	}

	/** A thing of that sort that does not exist. */
	@Nullable UUID none(Route route) {
		return route.object().equals("-") ? null : UUID.randomUUID();
	}

	/** A value that names something of this contractor's. */
	String value(String parameter) {
		return switch (parameter) {
			case "organizer", "organizerId" -> this.organizer.id().toString();
			case "sessionId", "id" -> this.session.id().toString();
			case "q" -> this.person;
			default -> throw new IllegalArgumentException(parameter);
		};
	}

	/** A value of that sort that names nothing. */
	String unknown(String parameter) {
		return parameter.equals("q") ? "只在此处" + UUID.randomUUID().toString().substring(0, 6)
				: UUID.randomUUID().toString();
	}

	/** What nobody else may read, wherever it stands. */
	List<String> marks() {
		return List.of(this.session.title(), this.session.id().toString(), this.record.id().toString(),
				this.record.fileName(), this.record.archivalCode().toString(), this.copy.id().toString(),
				this.copy.fileName(), this.person, this.upload.id().toString());
	}

	/** How the contractor is called. */
	List<String> names() {
		return List.of(this.organizer.name(), this.organizer.id().toString(), this.organizer.code());
	}

	/** What needs the permission for sensitive kinds. */
	List<String> sensitiveMarks() {
		return List.of(this.copy.id().toString(), this.copy.fileName(), this.copy.archivalCode().toString());
	}

}
