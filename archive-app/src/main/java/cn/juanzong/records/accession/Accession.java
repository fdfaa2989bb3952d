package cn.juanzong.records.accession;

import cn.juanzong.records.ArchivalRecord;

/**
 * What came of handing a file over.
 *
 * @param record the record that holds these bytes
 * @param alreadyThere whether the session had the same bytes before, so that nothing was
 * stored again
 */
public record Accession(ArchivalRecord record, boolean alreadyThere) {

}
