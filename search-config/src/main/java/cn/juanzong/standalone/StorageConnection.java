package cn.juanzong.standalone;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How to reach the S3 store.
 *
 * @param endpoint its address
 * @param accessKey the access key
 * @param secretKey the secret key
 * @param localFolder where the embedded endpoint keeps {@code <bucket>/<key>} as files
 * without forcing them to disk, {@code null} for a store that cares for durability itself
 */
public record StorageConnection(URI endpoint, String accessKey, String secretKey, @Nullable Path localFolder) {

	@Override
	public String toString() {
		return this.endpoint.toString();
	}

}
