package cn.juanzong.records.accession;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are taken in.
 *
 * @param fondsNumber the fonds number (全宗号) in archival codes
 * @param partSize size of a part in the store; at least 5 MiB
 * @param memory how much memory all uploads of a process may use together
 * @param lease how long an upload stays reserved for a request that shows no life
 * @param patience how long a request waits for memory before it is asked to come again
 * @param answerWithin how long the last request of an upload waits for the record
 * @param expiry how long an unfinished upload is kept
 * @param recoveryInterval how often unfinished work of other, dead processes is looked
 * for
 */
@ConfigurationProperties("juanzong.uploads")
record UploadProperties(@DefaultValue("Q001") String fondsNumber, @DefaultValue("8MB") DataSize partSize,
		@DefaultValue("128MB") DataSize memory, @DefaultValue("20s") Duration lease,
		@DefaultValue("10s") Duration patience, @DefaultValue("10s") Duration answerWithin,
		@DefaultValue("7d") Duration expiry, @DefaultValue("3s") Duration recoveryInterval) {

	/** The store takes at most 10,000 parts. */
	private static final int MAX_PARTS = 10_000;

	long maxLength() {
		return this.partSize.toBytes() * MAX_PARTS;
	}

}
