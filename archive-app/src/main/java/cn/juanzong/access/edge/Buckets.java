package cn.juanzong.access.edge;

import java.io.IOException;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * One token bucket for everybody who asks, in the memory of this process. However many
 * ask, the buckets take a bounded place.
 */
class Buckets {

	private static final int MOST = 100_000;

	private static final Duration PERIOD = Duration.ofMinutes(1);

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterAccess(PERIOD.multipliedBy(2))
		.build();

	private final int perMinute;

	Buckets(int perMinute) {
		this.perMinute = perMinute;
	}

	/**
	 * Takes one request off.
	 * @param who asks
	 * @param response where a refusal is written
	 * @return whether the request may go on
	 */
	boolean allow(String who, HttpServletResponse response) throws IOException {
		ConsumptionProbe probe = this.buckets.get(who, (key) -> bucket()).tryConsumeAndReturnRemaining(1);
		if (probe.isConsumed()) {
			return true;
		}
		long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
		return false;
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.perMinute).refillGreedy(this.perMinute, PERIOD))
			.build();
	}

}
