/**
 * The page on which a person decides about lines of paper.
 */
@NullMarked
package cn.juanzong.reconciliation.desk;

import org.jspecify.annotations.NullMarked;
