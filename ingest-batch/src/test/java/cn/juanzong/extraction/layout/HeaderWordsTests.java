package cn.juanzong.extraction.layout;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderWordsTests {

	@Test
	void headingsInTwoLanguagesAreHeadings() {
		assertThat(HeaderWords.isHeader(List.of("序号No.", "姓名 Name", "身份证号码~ID No.", "联系电话\"Tel\"", "签名Signature")))
			.isTrue();
		assertThat(HeaderWords.isHeader(List.of("No.", "Name", "ID No.", "Tel", "Signature"))).isFalse();
	}

	@Test
	void whatMentionsAHeadingIsNone() {
		assertThat(HeaderWords.isHeader(List.of("请各位学员先核对本人姓名和联系电话再到前台领取资料"))).isFalse();
		assertThat(HeaderWords.isHeader(List.of("姓名", "联系电话13800000000"))).isFalse();
	}

}
