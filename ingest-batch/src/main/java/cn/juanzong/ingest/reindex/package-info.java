/**
 * Builds the index anew from the database while search goes on answering.
 */
@NullMarked
package cn.juanzong.ingest.reindex;

import org.jspecify.annotations.NullMarked;
