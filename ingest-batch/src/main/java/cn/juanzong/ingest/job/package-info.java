/**
 * The ingest job: its steps, the batch of objects they work on, and what they write. The
 * README beside this file answers the operator's questions.
 */
@NullMarked
package cn.juanzong.ingest.job;

import org.jspecify.annotations.NullMarked;
