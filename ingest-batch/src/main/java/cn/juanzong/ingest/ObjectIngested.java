package cn.juanzong.ingest;

import java.util.UUID;

/**
 * Facts of an object were stored. Published synchronously inside the transaction that
 * stored them, so a listener that writes to the database is atomic with the facts.
 *
 * @param objectId the object
 */
public record ObjectIngested(UUID objectId) {

}
