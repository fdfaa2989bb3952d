package cn.juanzong.standalone.part;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class S3EndpointTests {

	private final String id = UUID.randomUUID().toString();

	private final String other = UUID.randomUUID().toString();

	@Test
	void whatWasHalfWrittenIsSwept() {
		assertThat(S3Endpoint.temporary(this.id + "-" + this.other)).isTrue();
		assertThat(S3Endpoint.temporary(this.id + "-3-" + this.other)).isTrue();
		assertThat(S3Endpoint.temporary("thumbnail-1-" + this.other)).isTrue();
		assertThat(S3Endpoint.temporary(".s3proxy-mpu-stub-" + this.id + "-" + this.other)).isTrue();
	}

	@Test
	void objectsAndUploadsInFlightAreKept() {
		assertThat(S3Endpoint.temporary(this.id)).isFalse();
		assertThat(S3Endpoint.temporary(this.id + "-3")).isFalse();
		assertThat(S3Endpoint.temporary(this.id + "-stub")).isFalse();
		assertThat(S3Endpoint.temporary(".s3proxy-mpu-stub-" + this.id)).isFalse();
	}

}
