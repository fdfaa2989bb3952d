package cn.juanzong.ingest.job;

/** Another worker holds the batch now; whatever this one has in hand is void. */
public class LeaseLost extends RuntimeException {

	LeaseLost(long batchId) {
		super("Batch " + batchId + " is in other hands");
	}

}
