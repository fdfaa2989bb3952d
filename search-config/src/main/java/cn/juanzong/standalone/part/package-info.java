/**
 * The embedded parts themselves: PostgreSQL, an Elasticsearch node and an S3 endpoint,
 * each a process of an ordinary user whose data only this user can read.
 */
@NullMarked
package cn.juanzong.standalone.part;

import org.jspecify.annotations.NullMarked;
