/**
 * Pages about accounts: one's own, and everybody's for the administrator.
 */
@NullMarked
package cn.juanzong.access.account;

import org.jspecify.annotations.NullMarked;
