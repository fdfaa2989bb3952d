package cn.juanzong.ledger.reveal;

import java.time.Instant;
import java.util.UUID;

/**
 * A reveal as the auditor reads it: of a number, or of a record.
 *
 * @param id the reveal
 * @param at when
 * @param byName who
 * @param organizerId the contractor concerned
 * @param what the mask of the number, or the code of the record
 * @param subject what the trail knows it by
 * @param purpose what for
 * @param until until when it was shown
 */
record PastReveal(UUID id, Instant at, String byName, UUID organizerId, String what, UUID subject, String purpose,
		Instant until) {

}
