package cn.juanzong.search;

import java.io.IOException;
import java.util.Objects;

import javax.net.ssl.SSLContext;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.elasticsearch.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client is configured here and not by Boot, whose own is of a version that the node
 * refuses. Nothing connects before the first call.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchProperties.class)
class SearchConfiguration {

	/** The wire format of documents; the application's own JSON settings do not apply. */
	static final JsonMapper JSON = JsonMapper.builder().build();

	@Bean(destroyMethod = "close")
	RestClient searchRestClient(SearchProperties properties) throws IOException {
		SSLContext trusted = (properties.caCertificate() != null)
				? TransportUtils.sslContextFromHttpCaCrt(properties.caCertificate().toFile()) : null;
		return RestClient.builder(HttpHost.create(properties.uri().toString()))
			.setRequestConfigCallback((request) -> request.setConnectTimeout(2_000)
				.setSocketTimeout((int) properties.answerWithin().toMillis()))
			.setHttpClientConfigCallback((http) -> {
				if (trusted != null) {
					http.setSSLContext(trusted);
				}
				return signIn(http, properties);
			})
			.build();
	}

	@Bean
	RecordIndex recordIndex(RestClient searchRestClient, SearchProperties properties) {
		return new ElasticsearchRecordIndex(typed(searchRestClient), JSON, properties.index());
	}

	static ElasticsearchClient typed(RestClient client) {
		return new ElasticsearchClient(new RestClientTransport(client, new Jackson3JsonpMapper(JSON)));
	}

	private static HttpAsyncClientBuilder signIn(HttpAsyncClientBuilder http, SearchProperties properties) {
		if (properties.username() == null) {
			return http;
		}
		BasicCredentialsProvider credentials = new BasicCredentialsProvider();
		credentials.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials(properties.username(),
				Objects.requireNonNullElse(properties.password(), "")));
		return http.setDefaultCredentialsProvider(credentials);
	}

}
