package cn.juanzong.county;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * An invented villager. The ID number lies in the unassigned area 999999.
 */
record Villager(String name, LocalDate birthDate, String idNumber, String phone) {

	private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙陶史贺顾毛郝龚邵万钱严武戴莫孔向汤";

	private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉梅建国红志文秀珍凤云海燕春生福贵喜庆田禾麦穗丰收雨雪松柏竹青山河清源泉晓东南北辰星月";

	private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

	static Villager born(LocalDate birthDate, int serial, Random chance) {
		String stem = "999999" + birthDate.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(serial % 1000);
		return new Villager(inventName(chance), birthDate, stem + checkDigit(stem),
				"199%08d".formatted(10_000_000 + chance.nextInt(89_999_999)));
	}

	static Villager adult(LocalDate sessionDay, int serial, Random chance) {
		LocalDate birthDate = sessionDay.minusYears(20 + chance.nextInt(40)).minusDays(chance.nextInt(360));
		return born(birthDate, serial, chance);
	}

	Villager withPhone(String shared) {
		return new Villager(this.name, this.birthDate, this.idNumber, shared);
	}

	/** The same person with a mistyped check digit. */
	Villager mistyped() {
		char last = this.idNumber.charAt(17);
		char wrong = (last == '1') ? '2' : '1';
		return new Villager(this.name, this.birthDate, this.idNumber.substring(0, 17) + wrong, this.phone);
	}

	private static String inventName(Random chance) {
		StringBuilder name = new StringBuilder();
		name.append(SURNAMES.charAt(chance.nextInt(SURNAMES.length())));
		name.append(GIVEN.charAt(chance.nextInt(GIVEN.length())));
		if (chance.nextInt(4) != 0) {
			name.append(GIVEN.charAt(chance.nextInt(GIVEN.length())));
		}
		return name.toString();
	}

	private static char checkDigit(String stem) {
		int sum = 0;
		for (int i = 0; i < 17; i++) {
			sum += (stem.charAt(i) - '0') * WEIGHTS[i];
		}
		return "10X98765432".charAt(sum % 11);
	}

}
