/**
 * How strictly people sign in and for how long: what the security administrator decides,
 * never less strict than the configuration or the product demands.
 */
@NullMarked
package cn.juanzong.access.security;

import org.jspecify.annotations.NullMarked;
