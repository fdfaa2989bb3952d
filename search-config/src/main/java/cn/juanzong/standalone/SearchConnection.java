package cn.juanzong.standalone;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * How to reach Elasticsearch.
 *
 * @param uri its address
 * @param username the user, where security is on
 * @param password the password, where security is on
 */
public record SearchConnection(URI uri, @Nullable String username, @Nullable String password) {

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
