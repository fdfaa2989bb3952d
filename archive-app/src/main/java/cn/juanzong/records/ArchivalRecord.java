package cn.juanzong.records;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.storage.Digest;

/**
 * Evidence under management: its description and one stored object. Immutable once
 * accepted, but for the kind, which its archivist may correct.
 *
 * @param id the id, also of the stored object and of the index document
 * @param sessionId the training session it belongs to
 * @param organizerId the contractor
 * @param kind the material kind
 * @param fileName the original name
 * @param sizeBytes the size in bytes
 * @param sha256 the digest as computed when it was received
 * @param archivalCode the archival code (档号)
 * @param acceptedAt when
 * @param acceptedBy display name of who uploaded it
 * @param findings codes of open findings on it
 */
public record ArchivalRecord(UUID id, UUID sessionId, UUID organizerId, MaterialKind kind, String fileName,
		long sizeBytes, Digest sha256, ArchivalCode archivalCode, Instant acceptedAt, String acceptedBy,
		List<String> findings) {

	public ArchivalRecord {
		findings = List.copyOf(findings);
	}

	/**
	 * The name as pages and the index show it: what looks like an ID number or a
	 * telephone number in it is masked.
	 */
	public String displayName() {
		return PersonalNumbers.redact(this.fileName);
	}

}
