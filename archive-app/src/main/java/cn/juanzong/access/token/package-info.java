/**
 * Tokens with which programs read the JSON interface on behalf of an account: for some
 * purposes only, until some day, kept as a hash, revocable.
 */
@NullMarked
package cn.juanzong.access.token;

import org.jspecify.annotations.NullMarked;
