package cn.juanzong.ledger;

import java.util.UUID;

/**
 * The same person in two sessions that were held at the same time.
 *
 * @param personKey hex of the token
 * @param name the name on the line asked about
 * @param entryId the line asked about
 * @param otherEntryId the line in the other session
 * @param otherSessionId the other session; may belong to another contractor
 */
public record Overlap(String personKey, String name, UUID entryId, UUID otherEntryId, UUID otherSessionId) {

}
