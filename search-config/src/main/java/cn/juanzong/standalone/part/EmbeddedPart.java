package cn.juanzong.standalone.part;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One part of the data folder. Its methods are called one after the other; a part whose
 * process has ended by itself may be launched again, on the same port.
 */
public interface EmbeddedPart {

	/**
	 * Ends what a killed run left behind, so that its port is free again.
	 */
	void endOrphans();

	/**
	 * Starts the part and returns without waiting for it.
	 * @param port the loopback port to listen on
	 * @return the properties that connect the application with it
	 */
	Map<String, String> launch(int port);

	/**
	 * Waits until the part answers.
	 * @throws StandaloneUnavailable if it does not
	 */
	void await();

	/**
	 * Tells when the process that was launched last ends, for whatever reason.
	 * @return completes with the end
	 */
	CompletableFuture<?> ended();

	/**
	 * Stops it in an orderly way and waits for its end.
	 */
	void stop();

}
