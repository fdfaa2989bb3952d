package cn.juanzong.records.accession;

import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileNameTests {

	@ParameterizedTest
	@CsvSource({ "签到表.jpg, 签到表.jpg", "C:\\Users\\张\\签到表.jpg, 签到表.jpg", "../../etc/passwd, passwd", "a/b/c.txt, c.txt",
			"..hidden, ..hidden", "照片 (1).jpg, 照片 (1).jpg", "😀.png, 😀.png" })
	void keepsTheNameAndDropsThePath(String given, String name) {
		assertThat(FileName.accepted(given)).isEqualTo(name);
	}

	@Test
	void allows255BytesOfChinese() {
		String name = "档".repeat(85);
		assertThat(FileName.accepted(name)).isEqualTo(name);
		assertRefused(name + "a", Reason.NAME_TOO_LONG);
	}

	@Test
	void refusesWhatIsNoNameOrMisleads() {
		assertRefused("", Reason.NAME_EMPTY);
		assertRefused(" / ", Reason.NAME_EMPTY);
		assertRefused("..", Reason.NAME_EMPTY);
		assertRefused("a\nb", Reason.NAME_CONTROL);
		assertRefused("a\u0000.txt", Reason.NAME_CONTROL);
		assertRefused("txt.\u202Egpj", Reason.NAME_CONTROL);
		assertRefused("a\ud800b", Reason.NAME_CONTROL);
	}

	private static void assertRefused(String name, Reason reason) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> FileName.accepted(name))
			.matches((refused) -> refused.reason() == reason);
	}

}
