package cn.juanzong.extraction.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.apache.tika.metadata.Metadata;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChineseEncodingDetectorTests {

	private static final Charset GB18030 = Charset.forName("GB18030");

	@Test
	void oneNameInGbkIsEnough() throws Exception {
		assertThat(detect("张三".getBytes(GB18030))).isEqualTo(GB18030);
		assertThat(detect("姓名,电话\r\n李四,1".getBytes(Charset.forName("GBK")))).isEqualTo(GB18030);
	}

	@Test
	void utf8IsToldFromGbk() throws Exception {
		assertThat(detect("张三".getBytes(StandardCharsets.UTF_8))).isEqualTo(StandardCharsets.UTF_8);
	}

	@Test
	void aSampleCutWithinACharacterIsNoFault() throws Exception {
		assertThat(detect(("a" + "名".repeat(40_000)).getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(StandardCharsets.UTF_8);
		assertThat(detect(("a" + "名".repeat(40_000)).getBytes(GB18030))).isEqualTo(GB18030);
	}

	@Test
	void otherTextIsLeftToOthers() throws Exception {
		assertThat(detect("plain".getBytes(StandardCharsets.US_ASCII))).isNull();
		assertThat(detect("Grüße aus Köln".getBytes(StandardCharsets.ISO_8859_1))).isNull();
		assertThat(detect("张三".getBytes(StandardCharsets.UTF_16))).isNull();
	}

	private static Charset detect(byte[] bytes) throws IOException {
		return new ChineseEncodingDetector().detect(new ByteArrayInputStream(bytes), new Metadata());
	}

}
