package cn.juanzong.ingest.job;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * A group of objects this process holds.
 *
 * @param id the batch, which identifies the job instance
 * @param kind the job's name
 * @param leaseNo grows with every change of hands; a result is stored only by the holder
 * of the latest
 */
public record ClaimedBatch(long id, String kind, int leaseNo) {

	/** Name of a job. */
	public static final String INGEST = "ingest";

	/** Name of a job. */
	public static final String RECOGNISE = "recognise";

	/** Only the batch identifies the job instance: its next holder restarts the same. */
	public JobParameters parameters() {
		return new JobParametersBuilder().addLong("batch_id", this.id)
			.addLong("lease_no", (long) this.leaseNo, false)
			.addString("kind", this.kind, false)
			.toJobParameters();
	}

	static ClaimedBatch of(JobParameters parameters) {
		return new ClaimedBatch(number(parameters, "batch_id"), String.valueOf(parameters.getString("kind")),
				(int) number(parameters, "lease_no"));
	}

	private static long number(JobParameters parameters, String name) {
		Long value = parameters.getLong(name);
		if (value == null) {
			throw new IllegalArgumentException("Job parameter " + name + " is missing");
		}
		return value;
	}

}
