package cn.juanzong.secrets;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** A process that rotates keys until it dies, work done but not committed. */
final class RotationChild {

	static final int KILLED = 137;

	private RotationChild() {
	}

	public static void main(String[] args) {
		try (RotationStage stage = new RotationStage(args[0], args[1], args[2], Path.of(args[3]))) {
			AtomicInteger left = new AtomicInteger(Integer.parseInt(args[4]));
			RotationJob job = stage.job(new TransactionOperations() {
				@Override
				public <T> T execute(TransactionCallback<T> action) throws TransactionException {
					return stage.transaction.execute((status) -> {
						T result = action.doInTransaction(status);
						if (left.decrementAndGet() == 0) {
							Runtime.getRuntime().halt(KILLED);
						}
						return result;
					});
				}
			});
			while (job.step()) {
				// until it dies
			}
		}
	}

}
