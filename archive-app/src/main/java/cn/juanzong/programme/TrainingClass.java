package cn.juanzong.programme;

/** The three classes of Art. 4 (R04-1). */
public enum TrainingClass {

	/** 普及性政策宣讲. */
	PUBLICITY,
	/** 电商基础知识类. */
	BASIC,
	/** 实操和技能提升类. */
	PRACTICAL

}
