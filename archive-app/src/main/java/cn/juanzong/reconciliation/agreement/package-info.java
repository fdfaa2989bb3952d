/**
 * How well a line of paper agrees with a person of the ledger, and which line belongs to
 * whom: pure functions, no database, no clock.
 */
@NullMarked
package cn.juanzong.reconciliation.agreement;

import org.jspecify.annotations.NullMarked;
