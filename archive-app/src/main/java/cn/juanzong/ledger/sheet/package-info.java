/**
 * Tables as people send them, xlsx or csv, read row by row without trusting the file.
 * Knows nothing of ledgers.
 */
@NullMarked
package cn.juanzong.ledger.sheet;

import org.jspecify.annotations.NullMarked;
