package cn.juanzong.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a service that can be cut, or go silent, and be mended. */
final class CutLine implements Closeable {

	private final ServerSocket server;

	private final String host;

	private final int port;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile boolean cut;

	private boolean silent;

	CutLine(String host, int port) {
		this.host = host;
		this.port = port;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		begin(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	void cut() {
		this.cut = true;
		this.sockets.forEach(CutLine::close);
	}

	/** From now on nothing gets through, and nothing is closed. */
	synchronized void silence() {
		this.silent = true;
	}

	synchronized void mend() {
		this.cut = false;
		this.silent = false;
		notifyAll();
	}

	private synchronized void awaitSound() throws IOException {
		try {
			while (this.silent) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket near = this.server.accept();
				if (this.cut) {
					near.close();
					continue;
				}
				Socket far = new Socket(this.host, this.port);
				this.sockets.add(near);
				this.sockets.add(far);
				begin(() -> pump(near, far));
				begin(() -> pump(far, near));
			}
		}
		catch (IOException ex) {
			this.sockets.forEach(CutLine::close);
		}
	}

	private void pump(Socket from, Socket to) {
		try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			byte[] buffer = new byte[8192];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				awaitSound();
				out.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			close(to);
		}
		this.sockets.remove(from);
	}

	private static void begin(Runnable task) {
		Thread thread = new Thread(task, "line");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Closeable socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
