package cn.juanzong.extraction.layout;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineOrderTests {

	@Test
	void rowsThatCloseATableAreNobodysLines() {
		assertThat(LineOrder.closes(List.of("合计", "25人", ""))).isTrue();
		assertThat(LineOrder.closes(List.of("", "负责人（签字）：", ""))).isTrue();
		assertThat(LineOrder.closes(List.of("应到30人", "实到28人"))).isTrue();
		assertThat(LineOrder.closes(List.of("序号", "姓名", "签名"))).isTrue();
	}

	@Test
	void aHeadingOfAGroupWithinTheTableIsNobodysLine() {
		assertThat(LineOrder.closes(List.of("", "", "第一组石关村（7人", ""))).isTrue();
		assertThat(LineOrder.closes(List.of("", "第二组涉村镇后村（", "7人)"))).isTrue();
		assertThat(LineOrder.closes(List.of("石关村", "小计：12人", ""))).isTrue();
		assertThat(LineOrder.closes(List.of("一组", "张三", "张三"))).isFalse();
		assertThat(LineOrder.closes(List.of("3", "张三", "", "第一组"))).isFalse();
	}

	@Test
	void aPersonsLineStaysOneWhateverItsRemarkSays() {
		assertThat(LineOrder.closes(List.of("12", "张三", "", "村负责人"))).isFalse();
		assertThat(LineOrder.closes(List.of("", "张三", "13800000000", "审核员"))).isFalse();
		assertThat(LineOrder.closes(List.of("", "", ""))).isFalse();
		assertThat(LineOrder.closes(List.of())).isFalse();
	}

}
