package cn.juanzong.scope;

import org.awaitility.Awaitility;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * The thread of a test works for the product itself, so that it can prepare and look at
 * anything. Requests, workers and schedules it sets off still have their own scopes.
 */
class TestsSeeEverything extends AbstractTestExecutionListener {

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void prepareTestInstance(TestContext context) {
		Awaitility.pollInSameThread();
		DataScope.enter(DataScope.system("test"));
	}

	@Override
	public void beforeTestMethod(TestContext context) {
		DataScope.enter(DataScope.system("test"));
	}

	@Override
	public void beforeTestClass(TestContext context) {
		DataScope.enter(DataScope.system("test"));
	}

	@Override
	public void afterTestClass(TestContext context) {
		DataScope.enter(DataScope.NONE);
	}

}
