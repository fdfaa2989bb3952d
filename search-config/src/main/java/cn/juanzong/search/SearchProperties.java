package cn.juanzong.search;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connection to Elasticsearch 8 or 9.
 *
 * <pre>
 * juanzong:
 *   search:
 *     uri: https://search.example:9200
 *     username: juanzong
 *     password: …
 *     ca-certificate: /etc/juanzong/search-ca.crt
 *     index: records
 *     answer-within: 30s
 * </pre>
 *
 * @param uri where the node listens
 * @param username the user, if security is on
 * @param password the user's password
 * @param caCertificate the authority (PEM) that signed the node's certificate, if it is
 * not one that Java trusts
 * @param index the serving alias, and the beginning of the names of its generations
 * @param answerWithin how long to wait for an answer
 */
@ConfigurationProperties("juanzong.search")
record SearchProperties(@DefaultValue("http://localhost:9200") URI uri, @Nullable String username,
		@Nullable String password, @Nullable Path caCertificate, @DefaultValue("records") String index,
		@DefaultValue("30s") Duration answerWithin) {

	SearchProperties {
		if (!index.matches("[a-z][a-z0-9-]{0,60}")) {
			throw new IllegalArgumentException("juanzong.search.index: lower-case letters, digits and hyphens only");
		}
	}

}
