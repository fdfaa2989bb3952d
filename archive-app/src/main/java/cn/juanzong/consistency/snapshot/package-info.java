/**
 * Everything known of one session and of its neighbours, gathered before the rules look
 * at it.
 */
@NullMarked
package cn.juanzong.consistency.snapshot;

import org.jspecify.annotations.NullMarked;
