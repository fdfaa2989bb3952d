/**
 * From the rows of a table to checked ledger lines: header, columns, cells, all faults in
 * one pass. No database.
 */
@NullMarked
package cn.juanzong.ledger.intake;

import org.jspecify.annotations.NullMarked;
