/**
 * The edge: what every answer carries, how big a request may be and how often one may
 * come, whoever sends it.
 */
@NullMarked
package cn.juanzong.access.edge;

import org.jspecify.annotations.NullMarked;
