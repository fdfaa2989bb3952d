package cn.juanzong.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the bytes are kept.
 *
 * @param endpoint the S3 endpoint
 * @param accessKey the access key
 * @param secretKey the secret key
 * @param bucket the bucket; made at first use when missing
 * @param region the region that requests are signed for
 * @param objectLock whether the bucket is made with object lock and accepted objects are
 * put under compliance retention
 * @param localFolder the folder in which an endpoint on this machine keeps its buckets as
 * plain files. Set where that endpoint does not flush its writes: then we do
 * @param completeTimeout how long joining the parts of a very large object may take
 */
@ConfigurationProperties("juanzong.storage")
record StorageProperties(@DefaultValue("http://127.0.0.1:9000") URI endpoint, @DefaultValue("") String accessKey,
		@DefaultValue("") String secretKey, @DefaultValue("juanzong") String bucket,
		@DefaultValue("us-east-1") String region, @DefaultValue("false") boolean objectLock, @Nullable Path localFolder,
		@DefaultValue("60m") Duration completeTimeout) {

	/** Never shows the secret, wherever a record of settings may be printed. */
	@Override
	public String toString() {
		return "StorageProperties[" + this.endpoint + "/" + this.bucket + ", objectLock=" + this.objectLock + "]";
	}

}
