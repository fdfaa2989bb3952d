/**
 * Proves again and again that stored bytes have not changed, and finds bytes that belong
 * to nothing.
 */
@NullMarked
package cn.juanzong.ingest.fixity;

import org.jspecify.annotations.NullMarked;
