/**
 * The picture of a sheet before anything is read in it: laid straight, its ruled lines,
 * its colours, and what is stamped over it in red.
 */
@NullMarked
package cn.juanzong.extraction.layout.picture;

import org.jspecify.annotations.NullMarked;
