package cn.juanzong.extraction.child;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The child's side of the conversation: one request at a time until the parent is gone.
 * Standard output belongs to the protocol, so {@code System.out} is turned to standard
 * error before any library can write to it.
 */
final class ReaderLoop {

	/** What a JVM with {@code -XX:+ExitOnOutOfMemoryError} exits with. */
	static final int OUT_OF_MEMORY = 3;

	private static final byte[] READY = { 'J', 'Z' };

	private ReaderLoop() {
	}

	/**
	 * Serves until standard input ends; then the process ends at once, even in the middle
	 * of a file, so that no parent that was killed leaves an orphan.
	 * @param answers does the work
	 */
	static void serve(Answers answers) {
		InputStream in = System.in;
		DataOutputStream out = new DataOutputStream(
				new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
		System.setOut(System.err);
		BlockingQueue<byte[]> requests = new ArrayBlockingQueue<>(1);
		Thread feeder = new Thread(() -> feed(new DataInputStream(in), requests), "requests");
		feeder.setDaemon(true);
		feeder.start();
		try {
			answers.prepare();
			Wire.writeFrame(out, READY);
			while (true) {
				Wire.writeFrame(out, answers.answer(Request.decode(requests.take())));
			}
		}
		catch (OutOfMemoryError ex) {
			Runtime.getRuntime().halt(OUT_OF_MEMORY);
		}
		catch (Throwable ex) {
			// no message: it may quote the file
			System.err.println("Reader gave up: " + ex.getClass().getName());
			Runtime.getRuntime().halt(1);
		}
	}

	private static void feed(DataInputStream in, BlockingQueue<byte[]> requests) {
		try {
			while (true) {
				requests.put(Wire.readFrame(in));
			}
		}
		catch (IOException | InterruptedException ex) {
			Runtime.getRuntime().halt(0);
		}
	}

	/**
	 * The work of a reading process.
	 */
	interface Answers {

		/**
		 * Loads what every request needs, before the clock of the first one starts.
		 */
		default void prepare() {
		}

		byte[] answer(Request request) throws Exception;

	}

}
