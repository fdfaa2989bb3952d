/**
 * The rule book: one class per rule of the measure, and the list of all in force.
 */
@NullMarked
package cn.juanzong.consistency.rule;

import org.jspecify.annotations.NullMarked;
