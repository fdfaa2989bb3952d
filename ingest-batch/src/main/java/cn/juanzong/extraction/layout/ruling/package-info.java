/**
 * What the ruled lines of a page say: which are a table's, which part single digits, and
 * how the paper is bent.
 */
@NullMarked
package cn.juanzong.extraction.layout.ruling;

import org.jspecify.annotations.NullMarked;
