package cn.juanzong.records.view;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.ingest.Facts;
import cn.juanzong.ingest.Facts.StoredRendition;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.ArchivalRecords;
import cn.juanzong.records.RecordReadings;
import cn.juanzong.records.RecordReveals;
import cn.juanzong.records.Restrictions;
import cn.juanzong.storage.ObjectMissing;
import cn.juanzong.storage.ObjectStore;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Views of records as images: thumbnail, pages, poster frame.
 */
@RestController
class RenditionController {

	private static final Duration FRESH = Duration.ofMinutes(10);

	private final ArchivalRecords records;

	private final Facts facts;

	private final ObjectStore store;

	private final RecordReadings readings;

	private final Restrictions restrictions;

	private final RecordReveals reveals;

	RenditionController(ArchivalRecords records, Facts facts, ObjectStore store, RecordReadings readings,
			Restrictions restrictions, RecordReveals reveals) {
		this.restrictions = restrictions;
		this.reveals = reveals;
		this.readings = readings;
		this.records = records;
		this.facts = facts;
		this.store = store;
	}

	@GetMapping("/records/{id}/thumbnail")
	ResponseEntity<byte[]> thumbnail(@PathVariable UUID id, ActingUser user) throws IOException {
		ArchivalRecord record = this.records.find(id, user.scope()).orElseThrow(RenditionController::missing);
		if (this.restrictions.ofRecord(id)) {
			throw missing();
		}
		if (this.reveals.showsInPassing(record, user)
				&& this.facts.rendition(id, Rendition.Kind.THUMBNAIL, 1).isPresent()) {
			return image(id, Rendition.Kind.THUMBNAIL, 1, user);
		}
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(DrawnThumbnail.MEDIA_TYPE))
			.cacheControl(CacheControl.noCache())
			.header("Content-Security-Policy", SafeTypes.POLICY)
			.body(DrawnThumbnail.of(new FileCard(record, null).extension()));
	}

	@GetMapping("/records/{id}/pages/{page}")
	ResponseEntity<byte[]> page(@PathVariable UUID id, @PathVariable int page, ActingUser user) throws IOException {
		return image(id, Rendition.Kind.PAGE, page, user);
	}

	@GetMapping("/records/{id}/sheets/{page}")
	ResponseEntity<byte[]> sheet(@PathVariable UUID id, @PathVariable int page, ActingUser user) throws IOException {
		return image(id, Rendition.Kind.SHEET, page, user);
	}

	@GetMapping("/records/{id}/poster")
	ResponseEntity<byte[]> poster(@PathVariable UUID id, ActingUser user) throws IOException {
		return image(id, Rendition.Kind.POSTER, 1, user);
	}

	/** Spring answers If-None-Match from the ETag. */
	private ResponseEntity<byte[]> image(UUID id, Rendition.Kind kind, int page, ActingUser user) throws IOException {
		ArchivalRecord record = this.records.find(id, user.scope()).orElseThrow(RenditionController::missing);
		if (this.restrictions.ofRecord(id)) {
			throw missing();
		}
		if (!this.reveals.shows(record, user)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		StoredRendition rendition = this.facts.rendition(id, kind, page).orElseThrow(RenditionController::missing);
		this.readings.note(record);
		try (InputStream in = this.store.open(rendition.key())) {
			byte[] bytes = in.readAllBytes();
			return ResponseEntity.ok()
				.contentType(MediaType.parseMediaType(rendition.mediaType()))
				.cacheControl(
						record.kind().sensitive() ? CacheControl.noStore() : CacheControl.maxAge(FRESH).cachePrivate())
				.eTag(DigestUtils.md5DigestAsHex(bytes))
				.header("Content-Security-Policy", SafeTypes.POLICY)
				.body(bytes);
		}
		catch (ObjectMissing ex) {
			throw missing();
		}
	}

	private static ResponseStatusException missing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
