package cn.juanzong.standalone.part;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/**
 * Asks a part of ours whether it answers.
 */
final class Loopback {

	private static final int PATIENCE = 5_000;

	private Loopback() {
	}

	static URI uri(int port) {
		return URI.create("http://127.0.0.1:" + port);
	}

	/**
	 * Reads the status of an address.
	 * @return the HTTP status, or 0 if nobody answers
	 */
	static int status(URI uri) {
		try {
			HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
			connection.setConnectTimeout(PATIENCE);
			connection.setReadTimeout(PATIENCE);
			try {
				return connection.getResponseCode();
			}
			finally {
				connection.disconnect();
			}
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
