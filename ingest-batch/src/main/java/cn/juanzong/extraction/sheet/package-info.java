/**
 * A sign-in sheet as read: pages, lines and cells with what the recogniser saw, as
 * values. Pure functions tell how well an expected text agrees with a cell, and put pages
 * in order.
 */
@NamedInterface("sheet")
@NullMarked
package cn.juanzong.extraction.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
