/**
 * The processes that read untrusted bytes: how they are started, asked, watched and
 * ended, and what runs inside them.
 */
@NullMarked
package cn.juanzong.extraction.child;

import org.jspecify.annotations.NullMarked;
