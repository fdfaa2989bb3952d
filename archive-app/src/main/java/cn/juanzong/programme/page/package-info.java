/**
 * Pages and JSON of the programme: lists, forms, the page of a session, settings.
 */
@NullMarked
package cn.juanzong.programme.page;

import org.jspecify.annotations.NullMarked;
