package cn.juanzong.scope;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Lets a start under an unsuitable role end in one clear sentence and the way out.
 */
class UnsuitableRoleAnalyzer extends AbstractFailureAnalyzer<UnsuitableRole> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsuitableRole cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Name the owner of the database in spring.flyway.user and spring.flyway.password, and another role in"
						+ " spring.datasource.username and spring.datasource.password. The application creates that role"
						+ " if the owner may; otherwise run as superuser: " + ApplicationRole.SQL,
				cause);
	}

}
