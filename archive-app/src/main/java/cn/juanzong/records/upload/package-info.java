/**
 * The tus 1.0 protocol and the proposal of kinds, over HTTP.
 */
@NullMarked
package cn.juanzong.records.upload;

import org.jspecify.annotations.NullMarked;
