/**
 * The processes that ingest: claims, leases, threads, and what is taken over from a lost
 * worker.
 */
@NullMarked
package cn.juanzong.ingest.worker;

import org.jspecify.annotations.NullMarked;
