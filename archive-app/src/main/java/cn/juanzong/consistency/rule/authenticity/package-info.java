/**
 * The checks of authenticity (F1 to F15): whether what was filed can be what it claims to
 * be. They may be wrong about honest people, so a person decides about each.
 */
@NullMarked
package cn.juanzong.consistency.rule.authenticity;

import org.jspecify.annotations.NullMarked;
