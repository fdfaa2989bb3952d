/**
 * How sheets that were read lie in the database.
 */
@NullMarked
package cn.juanzong.ingest.sheet;

import org.jspecify.annotations.NullMarked;
