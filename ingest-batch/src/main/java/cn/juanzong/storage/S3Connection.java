package cn.juanzong.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

import javax.net.SocketFactory;

import io.minio.Http;
import io.minio.MinioAsyncClient;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The HTTP side of the S3 client: two clients over one connection pool, differing only in
 * how long they wait for an answer.
 */
final class S3Connection implements AutoCloseable {

	private static final int PARALLEL_REQUESTS = 256;

	/** For everything but the joining of parts. */
	final MinioAsyncClient client;

	/** Waits for a store that copies a 20 GB object while it joins its parts. */
	final MinioAsyncClient patient;

	private final OkHttpClient http;

	S3Connection(StorageProperties properties) {
		Dispatcher dispatcher = new Dispatcher();
		dispatcher.setMaxRequests(PARALLEL_REQUESTS);
		dispatcher.setMaxRequestsPerHost(PARALLEL_REQUESTS);
		OkHttpClient.Builder builder = Http.newDefaultClient()
			.newBuilder()
			.dispatcher(dispatcher)
			.connectTimeout(Duration.ofSeconds(5))
			.writeTimeout(Duration.ofSeconds(60))
			.readTimeout(Duration.ofSeconds(60));
		if ("http".equals(properties.endpoint().getScheme())) {
			builder.socketFactory(new PromptSocketFactory());
		}
		this.http = builder.build();
		this.client = client(properties, this.http);
		this.patient = client(properties, this.http.newBuilder().readTimeout(properties.completeTimeout()).build());
	}

	private static MinioAsyncClient client(StorageProperties properties, OkHttpClient http) {
		return MinioAsyncClient.builder()
			.endpoint(properties.endpoint().toString())
			.region(properties.region())
			.credentials(properties.accessKey(), properties.secretKey())
			.httpClient(http)
			.build();
	}

	@Override
	public void close() {
		this.http.dispatcher().executorService().shutdown();
		this.http.connectionPool().evictAll();
	}

	/**
	 * Sockets that send at once. OkHttp leaves Nagle's algorithm on, which costs every
	 * small request about 44 ms.
	 */
	private static final class PromptSocketFactory extends SocketFactory {

		private final SocketFactory sockets = SocketFactory.getDefault();

		private static Socket prompt(Socket socket) throws IOException {
			socket.setTcpNoDelay(true);
			return socket;
		}

		@Override
		public Socket createSocket() throws IOException {
			return prompt(this.sockets.createSocket());
		}

		@Override
		public Socket createSocket(String host, int port) throws IOException {
			return prompt(this.sockets.createSocket(host, port));
		}

		@Override
		public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
			return prompt(this.sockets.createSocket(host, port, localHost, localPort));
		}

		@Override
		public Socket createSocket(InetAddress host, int port) throws IOException {
			return prompt(this.sockets.createSocket(host, port));
		}

		@Override
		public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
			return prompt(this.sockets.createSocket(host, port, local, localPort));
		}

	}

}
