package cn.juanzong.extraction.sheet;

/** For which half of a day people sign. */
public enum HalfDay {

	MORNING, AFTERNOON

}
