/**
 * What the ruled lines of a page say: which are a table's, and which part single digits.
 */
@NullMarked
package cn.juanzong.extraction.layout.ruling;

import org.jspecify.annotations.NullMarked;
