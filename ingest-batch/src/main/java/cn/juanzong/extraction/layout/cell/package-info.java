/**
 * What stands in one cell of a sheet, before it is read: writing and how much of it, told
 * from ruled lines, grain and shadows; and whether it is struck out.
 */
@NullMarked
package cn.juanzong.extraction.layout.cell;

import org.jspecify.annotations.NullMarked;
