/**
 * Page views and thumbnails under a memory ceiling. Runs inside a reading process.
 */
@NullMarked
package cn.juanzong.extraction.thumbnail;

import org.jspecify.annotations.NullMarked;
