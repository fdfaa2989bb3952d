/**
 * The rule book: one class per rule, and the list of those in force.
 */
@NullMarked
package cn.juanzong.consistency.rule;

import org.jspecify.annotations.NullMarked;
