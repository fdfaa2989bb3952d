/**
 * The second factor: codes by time (RFC 6238) from a secret that a telephone keeps, and
 * recovery codes for the day on which the telephone is lost.
 */
@NullMarked
package cn.juanzong.access.factor;

import org.jspecify.annotations.NullMarked;
