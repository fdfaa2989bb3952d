/**
 * Showing one number in clear: for a purpose, for some minutes, never unnoticed.
 */
@NullMarked
package cn.juanzong.ledger.reveal;

import org.jspecify.annotations.NullMarked;
