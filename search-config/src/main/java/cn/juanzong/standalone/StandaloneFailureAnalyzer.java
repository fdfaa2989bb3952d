package cn.juanzong.standalone;

import cn.juanzong.standalone.part.StandaloneUnavailable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in two sentences why an embedded part did not start, instead of a stack trace.
 */
class StandaloneFailureAnalyzer extends AbstractFailureAnalyzer<StandaloneUnavailable> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, StandaloneUnavailable cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
	}

}
