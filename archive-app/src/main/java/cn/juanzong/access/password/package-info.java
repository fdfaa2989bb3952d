/**
 * Which passwords are good enough.
 */
@NullMarked
package cn.juanzong.access.password;

import org.jspecify.annotations.NullMarked;
