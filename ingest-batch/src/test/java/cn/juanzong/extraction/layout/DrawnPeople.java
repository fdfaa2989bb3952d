package cn.juanzong.extraction.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import cn.juanzong.extraction.layout.DrawnSheet.Person;

/** Invents people; the same seed invents the same. */
public final class DrawnPeople {

	private static final String FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤";

	private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲志国华建春梅海燕红玉林新生金凤云龙飞成荣光永福来喜庆祥德才学忠信仁孝勤俭和安康宁心怡子涵雨欣梓萱浩宇欣妍博文俊熙思远晓东天翔佳琪宝珍淑贞";

	private static final String[] VILLAGES = { "东村", "西沟村", "南河渡", "北山口镇", "柏茂村", "石灰务", "大峪沟镇", "回郭镇" };

	private DrawnPeople() {
	}

	/**
	 * Invents.
	 * @param count how many
	 * @param seed decides who
	 * @return all different
	 */
	public static List<Person> of(int count, long seed) {
		SplittableRandom chance = new SplittableRandom(seed);
		List<Person> people = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			people.add(new Person(name(chance), id(chance), phone(chance), VILLAGES[chance.nextInt(VILLAGES.length)],
					chance.nextInt(20) > 0));
		}
		return people;
	}

	private static String name(SplittableRandom chance) {
		if (chance.nextInt(60) == 0) {
			return "阿依古丽·买买提";
		}
		String name = "" + FAMILY.charAt(chance.nextInt(FAMILY.length()))
				+ GIVEN.charAt(chance.nextInt(GIVEN.length()));
		return (chance.nextInt(4) == 0) ? name : name + GIVEN.charAt(chance.nextInt(GIVEN.length()));
	}

	private static String phone(SplittableRandom chance) {
		String[] starts = { "130", "135", "138", "139", "150", "158", "166", "177", "186", "199" };
		StringBuilder phone = new StringBuilder(starts[chance.nextInt(starts.length)]);
		while (phone.length() < 11) {
			phone.append(chance.nextInt(10));
		}
		return phone.toString();
	}

	private static String id(SplittableRandom chance) {
		String start = "999999%04d%02d%02d%03d".formatted(1950 + chance.nextInt(55), 1 + chance.nextInt(12),
				1 + chance.nextInt(28), chance.nextInt(1000));
		int[] weights = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
		int sum = 0;
		for (int i = 0; i < 17; i++) {
			sum += weights[i] * (start.charAt(i) - '0');
		}
		return start + "10X98765432".charAt(sum % 11);
	}

}
