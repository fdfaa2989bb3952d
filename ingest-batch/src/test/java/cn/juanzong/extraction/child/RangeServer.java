package cn.juanzong.extraction.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Serves one file with ranges, as an object store does.
 */
final class RangeServer implements AutoCloseable {

	private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

	private final HttpServer server;

	private final byte[] bytes;

	private final AtomicBoolean ranged = new AtomicBoolean();

	RangeServer(Path file) throws IOException {
		this.bytes = Files.readAllBytes(file);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/film", this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		String range = exchange.getRequestHeaders().getFirst("Range");
		int from = 0;
		int to = this.bytes.length - 1;
		exchange.getResponseHeaders().add("Accept-Ranges", "bytes");
		if (range != null) {
			this.ranged.set(true);
			Matcher matcher = RANGE.matcher(range);
			if (matcher.matches()) {
				from = Integer.parseInt(matcher.group(1));
				to = matcher.group(2).isEmpty() ? to : Math.min(to, Integer.parseInt(matcher.group(2)));
			}
			exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + to + "/" + this.bytes.length);
		}
		exchange.sendResponseHeaders((range != null) ? 206 : 200, to - from + 1);
		try (var out = exchange.getResponseBody()) {
			out.write(this.bytes, from, to - from + 1);
		}
		catch (IOException ex) {
			// ffmpeg closes when it has what it wants
			exchange.close();
		}
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/film");
	}

	boolean ranged() {
		return this.ranged.get();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
