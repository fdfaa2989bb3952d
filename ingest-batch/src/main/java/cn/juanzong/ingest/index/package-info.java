/**
 * What keeps the search index in step with the database: rows that name documents due,
 * and their one writer.
 */
@NullMarked
package cn.juanzong.ingest.index;

import org.jspecify.annotations.NullMarked;
