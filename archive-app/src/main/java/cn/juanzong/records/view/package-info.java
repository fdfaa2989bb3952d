/**
 * Pages, fragments, bytes and JSON of records.
 */
@NullMarked
package cn.juanzong.records.view;

import org.jspecify.annotations.NullMarked;
