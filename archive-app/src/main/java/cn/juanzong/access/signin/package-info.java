/**
 * Signing in, step by step: password, second factor, a password of one's own. Until the
 * last step nobody is anybody.
 */
@NullMarked
package cn.juanzong.access.signin;

import org.jspecify.annotations.NullMarked;
