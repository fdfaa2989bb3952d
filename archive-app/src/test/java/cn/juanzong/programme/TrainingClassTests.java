package cn.juanzong.programme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingClassTests {

	@ParameterizedTest
	@ValueSource(strings = { "实操和技能提升培训", "实操型技能提升培训", "实操和技能提升类", " 实操和技能提升 类　", "PRACTICAL", "practical" })
	void R04_1_theMeasuresOwnNamesForPracticalTrainingAreOneClass(String name) {
		assertThat(TrainingClass.parse(name)).contains(TrainingClass.PRACTICAL);
	}

	@Test
	void R04_1_theOtherClassesAreReadToo() {
		assertThat(TrainingClass.parse("普及性政策宣讲")).contains(TrainingClass.PUBLICITY);
		assertThat(TrainingClass.parse("电商基础知识类")).contains(TrainingClass.BASIC);
	}

	@Test
	void anUnknownNameIsNoClass() {
		assertThat(TrainingClass.parse("技能")).isEmpty();
		assertThat(TrainingClass.parse("")).isEmpty();
	}

	@Test
	void R07_1_thereAreElevenTopics() {
		assertThat(Topic.values()).hasSize(11);
	}

}
