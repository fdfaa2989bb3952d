package cn.juanzong.records.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.RecordReadings;
import cn.juanzong.records.RecordReveals;
import cn.juanzong.records.Restrictions;
import cn.juanzong.records.view.ByteRange.Unsatisfiable;
import cn.juanzong.storage.ObjectStore;
import cn.juanzong.storage.StoredObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * The bytes of records, whole or in ranges, streamed from the store.
 */
@Controller
class ContentController {

	private static final int BUFFER = 128 * 1024;

	private final ArchivalRecords records;

	private final Facts facts;

	private final ObjectStore store;

	private final RecordReadings readings;

	private final Restrictions restrictions;

	private final RecordReveals reveals;

	ContentController(ArchivalRecords records, Facts facts, ObjectStore store, RecordReadings readings,
			Restrictions restrictions, RecordReveals reveals) {
		this.restrictions = restrictions;
		this.reveals = reveals;
		this.readings = readings;
		this.records = records;
		this.facts = facts;
		this.store = store;
	}

	/** The original, always as a download. */
	@GetMapping("/records/{id}/original")
	void original(@PathVariable UUID id, ActingUser user, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		send(id, user, request, response, false);
	}

	/** The content in place, where its type is harmless; else as a download. */
	@GetMapping("/records/{id}/content")
	void content(@PathVariable UUID id, ActingUser user, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		send(id, user, request, response, true);
	}

	private void send(UUID id, ActingUser user, HttpServletRequest request, HttpServletResponse response,
			boolean inPlace) throws IOException {
		ArchivalRecord record = this.records.find(id, user.scope()).orElseThrow(ContentController::missing);
		if (this.restrictions.ofRecord(id) || (record.kind().sensitive() && !user.may(Permission.READ_SENSITIVE))) {
			throw missing();
		}
		if (!this.reveals.shows(record, user)) {
			// where it is asked what for
			response.sendRedirect(request.getContextPath() + "/records/" + id);
			return;
		}
		StoredObject object = this.records.object(id, user.scope()).orElseThrow(ContentController::missing);
		String type = SafeTypes.announced(mediaType(id));
		boolean shown = inPlace && SafeTypes.inPlace(type);
		String etag = '"' + record.sha256().hex() + '"';
		response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
		response.setHeader(HttpHeaders.CACHE_CONTROL,
				record.kind().asksForPurpose() ? "no-store" : "private, no-cache");
		response.setHeader("Content-Security-Policy", SafeTypes.POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		if (new ServletWebRequest(request, response).checkNotModified(etag)) {
			return;
		}
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(record, shown));
		response.setContentType(shown ? type : MediaType.APPLICATION_OCTET_STREAM_VALUE);
		String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
		boolean ranges = ifRange == null || ifRange.equals(etag);
		try {
			Optional<ByteRange> range = ByteRange.parse(ranges ? request.getHeader(HttpHeaders.RANGE) : null,
					object.sizeBytes());
			range.ifPresent((part) -> {
				response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
				response.setHeader(HttpHeaders.CONTENT_RANGE, part.of(object.sizeBytes()));
			});
			long length = range.map(ByteRange::length).orElse(object.sizeBytes());
			response.setContentLengthLong(length);
			if (length > 0 && !"HEAD".equals(request.getMethod())) {
				this.readings.note(record);
				copy(object, range.map(ByteRange::first).orElse(0L), length, response);
			}
		}
		catch (Unsatisfiable ex) {
			response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + object.sizeBytes());
			response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
		}
	}

	private void copy(StoredObject object, long offset, long length, HttpServletResponse response) throws IOException {
		try (InputStream in = this.store.open(object, offset, length)) {
			byte[] buffer = new byte[BUFFER];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				response.getOutputStream().write(buffer, 0, n);
			}
		}
	}

	private String mediaType(UUID id) {
		return Optional.ofNullable(this.facts.states(List.of(id)).get(id))
			.map(IngestState::mediaType)
			.orElse(MediaType.APPLICATION_OCTET_STREAM_VALUE);
	}

	private static String disposition(ArchivalRecord record, boolean shown) {
		return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
			.filename(record.fileName(), StandardCharsets.UTF_8)
			.build()
			.toString();
	}

	private static ResponseStatusException missing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
