/**
 * The ingest job: its steps, the worker that claims objects for it, and what the worker
 * writes. The README beside this file answers the operator's questions.
 */
@NullMarked
package cn.juanzong.ingest.job;

import org.jspecify.annotations.NullMarked;
