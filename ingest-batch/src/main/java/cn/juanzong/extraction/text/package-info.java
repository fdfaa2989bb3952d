/**
 * True type, text by page and metadata of documents. Runs inside a reading process.
 */
@NullMarked
package cn.juanzong.extraction.text;

import org.jspecify.annotations.NullMarked;
