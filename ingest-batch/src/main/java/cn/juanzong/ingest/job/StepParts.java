package cn.juanzong.ingest.job;

import org.springframework.stereotype.Component;

/**
 * What every step over objects works with.
 *
 * @param objects the rows of the batch
 * @param outcomes where results go
 * @param files copies of the bytes
 * @param patience waits for what is away
 * @param limits where to stop
 */
@Component
record StepParts(BatchObjects objects, Outcomes outcomes, WorkFiles files, Patience patience, IngestLimits limits) {

}
