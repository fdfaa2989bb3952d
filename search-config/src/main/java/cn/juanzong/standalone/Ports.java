package cn.juanzong.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

import cn.juanzong.standalone.part.Part;

/**
 * Loopback ports of the parts: chosen free once, remembered in the data folder, and
 * chosen anew only where somebody else has taken one meanwhile.
 */
final class Ports {

	/**
	 * Below the range that operating systems hand out to outgoing connections.
	 */
	private static final int LOWEST = 20_000;

	private static final int HIGHEST = 32_000;

	private final Path file;

	Ports(Path home) {
		this.file = home.resolve("ports.properties");
	}

	synchronized int claim(Part part) {
		Properties remembered = read();
		int port = Integer.parseInt(remembered.getProperty(part.name(), "0"));
		while (port == 0 || !free(port)) {
			port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
		}
		remembered.setProperty(part.name(), Integer.toString(port));
		write(remembered);
		return port;
	}

	private static boolean free(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Properties read() {
		Properties properties = new Properties();
		if (Files.exists(this.file)) {
			try (Reader reader = Files.newBufferedReader(this.file)) {
				properties.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return properties;
	}

	private void write(Properties properties) {
		try (Writer writer = Files.newBufferedWriter(this.file)) {
			properties.store(writer, null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
