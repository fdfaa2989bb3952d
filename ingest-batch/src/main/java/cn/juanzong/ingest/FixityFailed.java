package cn.juanzong.ingest;

import java.util.UUID;

/**
 * Bytes that were good when they were accepted are changed or gone. Published inside the
 * transaction that marks the object as damaged.
 *
 * @param objectId the object
 * @param organizerId the contractor it belongs to
 * @param detail what was found
 */
public record FixityFailed(UUID objectId, UUID organizerId, String detail) {

}
