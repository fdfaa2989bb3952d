/**
 * Page image to words with boxes and confidence. Runs inside a reading process.
 */
@NullMarked
package cn.juanzong.extraction.ocr;

import org.jspecify.annotations.NullMarked;
