/**
 * Pages, fragments and the JSON interface of the ledger.
 */
@NullMarked
package cn.juanzong.ledger.page;

import org.jspecify.annotations.NullMarked;
