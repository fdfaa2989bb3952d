/**
 * Builds the index anew from the database while search goes on answering.
 */
@NamedInterface("reindex")
@NullMarked
package cn.juanzong.ingest.reindex;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
