/**
 * From the picture of a sign-in sheet to its lines: straightens it, finds rows and
 * columns by ruled lines and text together, and reads the cells. Runs inside a reading
 * process.
 */
@NullMarked
package cn.juanzong.extraction.layout;

import org.jspecify.annotations.NullMarked;
