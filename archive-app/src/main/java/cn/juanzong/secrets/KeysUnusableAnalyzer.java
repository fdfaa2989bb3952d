package cn.juanzong.secrets;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Lets a start without the right keys end in one clear sentence instead of a stack trace.
 */
class KeysUnusableAnalyzer extends AbstractFailureAnalyzer<KeysUnusable> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, KeysUnusable cause) {
		return new FailureAnalysis(cause.getMessage(),
				"The key file is keys/keyset.json below juanzong.home, or where juanzong.secrets.key-file points, or"
						+ " the text in juanzong.secrets.keys.",
				cause);
	}

}
