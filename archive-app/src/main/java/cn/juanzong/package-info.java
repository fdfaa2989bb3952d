/**
 * The archive application.
 */
@NullMarked
package cn.juanzong;

import org.jspecify.annotations.NullMarked;
