package cn.juanzong.records.upload;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.accession.Accessions;
import cn.juanzong.records.accession.Upload;
import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import cn.juanzong.records.accession.Upload.State;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Resumable uploads by tus 1.0: core, creation, creation-with-upload, termination and
 * expiration. Where an upload stands is told by two headers of our own,
 * {@code Juanzong-Upload-State} and {@code Juanzong-Record}.
 */
@RestController
@RequestMapping("/uploads")
@PreAuthorize("hasAuthority('HAND_OVER')")
class UploadController {

	static final String VERSION = "1.0.0";

	private static final String BODY = "application/offset+octet-stream";

	private static final String RESUMABLE = "Tus-Resumable";

	private static final String OFFSET = "Upload-Offset";

	private final Accessions accessions;

	UploadController(Accessions accessions) {
		this.accessions = accessions;
	}

	@RequestMapping(method = RequestMethod.OPTIONS)
	ResponseEntity<Void> options() {
		return ResponseEntity.noContent()
			.header(RESUMABLE, VERSION)
			.header("Tus-Version", VERSION)
			.header("Tus-Extension", "creation,creation-with-upload,termination,expiration")
			.header("Tus-Max-Size", Long.toString(this.accessions.maxLength()))
			.build();
	}

	@PostMapping
	ResponseEntity<?> create(@RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
			@RequestHeader("Upload-Length") long length,
			@RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata,
			HttpServletRequest request, ActingUser user) throws IOException {
		if (!VERSION.equals(version)) {
			return otherVersion();
		}
		UploadMetadata described = UploadMetadata.parse(metadata);
		Upload upload = this.accessions.begin(described.sessionId(), described.kind(), described.fileName(), length,
				user);
		if (BODY.equals(request.getContentType()) && !upload.state().ended()) {
			requireFits(request, upload);
			upload = this.accessions.append(upload.id(), 0, request.getInputStream(), user);
		}
		return state(upload, HttpStatus.CREATED).header(HttpHeaders.LOCATION, "/uploads/" + upload.id()).build();
	}

	@RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
	ResponseEntity<?> position(@PathVariable UUID id,
			@RequestHeader(name = RESUMABLE, required = false) @Nullable String version, ActingUser user) {
		if (!VERSION.equals(version)) {
			return otherVersion();
		}
		Upload upload = this.accessions.find(id, user);
		if (upload.state().ended() && upload.outcome() == null) {
			throw new Refused(Reason.GONE);
		}
		return state(upload, HttpStatus.OK).header("Upload-Length", String.valueOf(upload.length())).build();
	}

	@PatchMapping(path = "/{id}", consumes = BODY)
	ResponseEntity<?> append(@PathVariable UUID id,
			@RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
			@RequestHeader(OFFSET) long offset, HttpServletRequest request, ActingUser user) throws IOException {
		if (!VERSION.equals(version)) {
			return otherVersion();
		}
		Upload upload = this.accessions.find(id, user);
		if (upload.received() == offset) {
			requireFits(request, upload);
		}
		return state(this.accessions.append(id, offset, request.getInputStream(), user), HttpStatus.NO_CONTENT).build();
	}

	@DeleteMapping("/{id}")
	ResponseEntity<?> cancel(@PathVariable UUID id,
			@RequestHeader(name = RESUMABLE, required = false) @Nullable String version, ActingUser user) {
		if (!VERSION.equals(version)) {
			return otherVersion();
		}
		this.accessions.cancel(id, user);
		return ResponseEntity.noContent().header(RESUMABLE, VERSION).build();
	}

	/** Where an upload stands, for the page that waits for its record. */
	@GetMapping("/{id}")
	Outcome outcome(@PathVariable UUID id, ActingUser user) {
		Upload upload = this.accessions.find(id, user);
		ArchivalRecord record = this.accessions.outcome(upload).orElse(null);
		return new Outcome(upload.state(), (record != null) ? record.id() : null,
				(record != null) ? record.archivalCode().toString() : null,
				(record != null) ? record.displayName() : null, (record != null) ? record.sha256().hex() : null);
	}

	private static void requireFits(HttpServletRequest request, Upload upload) {
		Long length = upload.length();
		if (length != null && request.getContentLengthLong() > length - upload.received()) {
			throw new Refused(Reason.TOO_LARGE);
		}
	}

	private static ResponseEntity.BodyBuilder state(Upload upload, HttpStatus status) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
			.header(RESUMABLE, VERSION)
			.header(OFFSET, Long.toString(upload.received()))
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("Juanzong-Upload-State", upload.state().name());
		if (upload.outcome() != null) {
			answer.header("Juanzong-Record", upload.outcome().toString());
		}
		if (!upload.state().ended()) {
			answer.header("Upload-Expires",
					DateTimeFormatter.RFC_1123_DATE_TIME.format(upload.expiresAt().atOffset(ZoneOffset.UTC)));
		}
		return answer;
	}

	private static ResponseEntity<Void> otherVersion() {
		return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
			.header(RESUMABLE, VERSION)
			.header("Tus-Version", VERSION)
			.build();
	}

	/** What came of an upload. */
	record Outcome(State state, @Nullable UUID recordId, @Nullable String archivalCode, @Nullable String fileName,
			@Nullable String sha256) {

	}

}
