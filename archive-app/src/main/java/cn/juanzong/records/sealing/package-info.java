/**
 * Bytes follow the kind of their record: what is corrected to a kind that shows people's
 * numbers is encrypted, and its clear bytes are removed from the store.
 */
@NullMarked
package cn.juanzong.records.sealing;

import org.jspecify.annotations.NullMarked;
