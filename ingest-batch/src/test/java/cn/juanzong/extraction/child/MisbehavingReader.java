package cn.juanzong.extraction.child;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A reading process that does what its file's name says, and reads all others.
 */
public final class MisbehavingReader implements ReaderLoop.Answers {

	/** Appears beside the file when the reader has begun to hang. */
	static final String HANGS = "hangs";

	private final ReaderMain standard = new ReaderMain(List.of(ReaderMain.DOCUMENTS));

	public static void main(String[] arguments) {
		ReaderLoop.serve(new MisbehavingReader());
	}

	@Override
	public byte[] answer(Request request) throws Exception {
		String name = (request instanceof Request.Extract extract) ? extract.fileName() : "";
		switch (name) {
			case "hang" -> {
				Files.writeString(((Request.Extract) request).file().resolveSibling(HANGS), name);
				hang();
			}
			case "halt" -> Runtime.getRuntime().halt(7);
			case "exhaust" -> exhaust();
			case "native" -> growOutsideTheHeap();
			case "garbage" -> writeGarbage();
			case "throw" -> throw new IllegalStateException(name);
			case "print" -> System.out.println("a library prints");
			case "pid" -> {
				return Answer.encode(new cn.juanzong.extraction.Extraction.Unreadable("text/plain",
						cn.juanzong.extraction.Extraction.Reason.EMPTY, Long.toString(ProcessHandle.current().pid()),
						List.of()));
			}
			default -> {
			}
		}
		return this.standard.answer(request);
	}

	private static void hang() {
		while (true) {
			LockSupport.park();
		}
	}

	private static void exhaust() {
		List<byte[]> kept = new ArrayList<>();
		while (true) {
			kept.add(new byte[1 << 20]);
		}
	}

	private static void growOutsideTheHeap() {
		List<ByteBuffer> kept = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			ByteBuffer buffer = ByteBuffer.allocateDirect(16 << 20);
			for (int at = 0; at < buffer.capacity(); at += 4096) {
				buffer.put(at, (byte) 1);
			}
			kept.add(buffer);
		}
		hang();
	}

	private static void writeGarbage() throws Exception {
		try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
			out.write(new byte[] { 0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3 });
			out.flush();
			hang();
		}
	}

}
