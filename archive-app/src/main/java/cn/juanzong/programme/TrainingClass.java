package cn.juanzong.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The three classes of Art. 4 (R04-1). */
public enum TrainingClass {

	/** 普及性政策宣讲. */
	PUBLICITY("普及性政策宣讲", "普及性政策宣讲类", "普及性政策宣讲培训", "政策宣讲"),
	/** 电商基础知识类. */
	BASIC("电商基础知识类", "电商基础知识", "电商基础知识培训", "电商基础知识类培训"),
	/** 实操和技能提升类. */
	PRACTICAL("实操和技能提升类", "实操和技能提升培训", "实操型技能提升培训", "实操和技能提升", "实操型技能提升类");

	private final List<String> names;

	TrainingClass(String... names) {
		this.names = List.of(names);
	}

	/**
	 * Reads a class from the constant's name or any of the names the measure itself uses
	 * for it, whatever blanks stand inside.
	 * @param text a name as found in a spreadsheet or a document
	 * @return the class, or empty for an unknown name
	 */
	public static Optional<TrainingClass> parse(String text) {
		String name = text.replaceAll("[\\s\\u3000]+", "");
		return Arrays.stream(values())
			.filter((each) -> each.name().equalsIgnoreCase(name) || each.names.contains(name))
			.findFirst();
	}

}
