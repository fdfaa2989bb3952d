package cn.juanzong.records.upload;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import cn.juanzong.records.MaterialKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KindProposalTests {

	@ParameterizedTest
	@CsvSource({ "关于举办电商培训班的通知.docx, NOTICE", "培训通知及课程表.pdf, TIMETABLE", "课程表.xlsx, TIMETABLE",
			"第三期签到表（上午）.jpg, SIGN_IN_SHEET", "签到表照片.jpg, SIGN_IN_SHEET", "签到现场照片.jpg, SITE_PHOTO",
			"培训台账.xlsx, E_LEDGER", "培训台账.pdf, PAPER_LEDGER", "台账扫描件.png, PAPER_LEDGER", "电子台账.csv, E_LEDGER",
			"合影.jpg, GROUP_PHOTO", "全体学员合影照片.jpeg, GROUP_PHOTO", "现场1.jpg, SITE_PHOTO", "现场视频.mp4, SITE_VIDEO",
			"VID_20220615.mp4, SITE_VIDEO", "IMG_20220615_091500.jpg, SITE_PHOTO", "微信图片_20220615.jpg, SITE_PHOTO",
			"直播带货课件.pptx, COURSEWARE", "短视频制作.pptx, COURSEWARE", "课件视频.mp4, COURSEWARE", "张老师简介.docx, TEACHER_PROFILE",
			"讲师资格证.jpg, TEACHER_CERT", "培训合同.pdf, CONTRACT", "委托协议.pdf, CONTRACT", "满意度调查表.pdf, SATISFACTION",
			"授课质量评价表.docx, TEACHING_EVAL", "验收意见.pdf, ACCEPTANCE_OPINION", "验收整改意见.pdf, RECTIFICATION",
			"电子台账核查记录.pdf, SUPERVISION_RECORD", "资金使用明细.xlsx, FUND_DETAIL", "发票.pdf, RECEIPTS",
			"抽查记录.docx, SPOT_CHECK_RECORD", "线上考勤.xlsx, PLATFORM_LOG", "学员身份证复印件.pdf, ID_COPY",
			"就业跟踪表.xlsx, EMPLOYMENT_TRACK", "培训大纲.docx, SYLLABUS", "培训方案.docx, PLAN", "scan0001.jpg, OTHER",
			"新建文本文档.txt, OTHER", "Sign-In sheet.PDF, SIGN_IN_SHEET" })
	void theNameTellsTheKind(String name, MaterialKind kind) {
		assertThat(propose(name, "", "")).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "0001.jpg, 第一期/签到表, SIGN_IN_SHEET", "0001.jpg, 签到表/上午, SIGN_IN_SHEET",
			"DJI_0001.mp4, 第一期/现场, SITE_VIDEO", "1.jpg, 第一期/现场照片, SITE_PHOTO", "1.jpg, 合影\\原图, GROUP_PHOTO",
			"通知.pdf, 课件, NOTICE" })
	void thenItsFoldersDoTheNearestFirst(String name, String folders, MaterialKind kind) {
		assertThat(propose(name, folders, "")).isEqualTo(kind);
	}

	@Test
	void thenTheFirstLineOfItsText() {
		assertThat(propose("1.txt", "", "\n  关于举办培训的通知\n签到")).isEqualTo(MaterialKind.NOTICE);
	}

	@Test
	void theContentIsBelievedBeforeTheExtension() {
		byte[] pdf = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
		assertThat(propose("培训台账.xlsx", "", pdf).kind()).isEqualTo(MaterialKind.PAPER_LEDGER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "IMG_2031.jpg", "IMG20220615093012.jpg", "微信图片_20260315093012.jpg",
			"mmexport1655255555555.jpg", "20220615_093012.jpg", "2022-06-15 093012.png", "DSC01234.JPG", "DSCN0042.jpg",
			"PXL_20220615_013012345.jpg", "IMG-20220615-WA0003.jpg", "QQ图片20220615093012.jpg", "DJI_0007.JPG",
			"IMG_0412.HEIC", "wx_camera_1655255.jpg", "P20615-093012.jpg" })
	void aNameThatACameraGaveIsGuessedToBeAPhotoOfTheSite(String name) {
		assertThat(propose(name, "", new byte[0])).isEqualTo(new KindProposal(MaterialKind.SITE_PHOTO, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "00012.mts", "00012.m2ts", "a.ts" })
	void aFilmOfACamcorderIsKnownByItsPackets(String name) {
		byte[] plain = new byte[1024];
		byte[] timed = new byte[1024];
		for (int i = 0; i < 4; i++) {
			plain[i * 188] = 0x47;
			timed[4 + i * 192] = 0x47;
		}
		assertThat(propose(name, "", plain)).isEqualTo(new KindProposal(MaterialKind.SITE_VIDEO, true));
		assertThat(propose(name, "", timed)).isEqualTo(new KindProposal(MaterialKind.SITE_VIDEO, true));
	}

	@Test
	void aProgramOfThatEndingIsNone() {
		assertThat(propose("upload.ts", "", "export const a = 1;".getBytes(StandardCharsets.UTF_8)).kind())
			.isEqualTo(MaterialKind.OTHER);
	}

	@Test
	void aPictureWithTheMakerOfACameraIsGuessedToBeAPhotoWhateverItsName() {
		byte[] jpeg = exif(0x010f);
		assertThat(propose("0001.jpg", "", jpeg)).isEqualTo(new KindProposal(MaterialKind.SITE_PHOTO, true));
		assertThat(propose("scan0001.jpg", "", jpeg).kind()).isEqualTo(MaterialKind.OTHER);
		assertThat(propose("0001.jpg", "", exif(0x0112)).kind()).isEqualTo(MaterialKind.OTHER);
		assertThat(propose("0001.jpg", "", Arrays.copyOf(jpeg, 22)).kind()).isEqualTo(MaterialKind.OTHER);
	}

	@Test
	void aFolderSaysMoreThanTheNameACameraGave() {
		assertThat(propose("IMG_2031.jpg", "第一期/签到表", exif(0x010f)))
			.isEqualTo(new KindProposal(MaterialKind.SIGN_IN_SHEET, false));
	}

	@Test
	void textIsReadAsWindowsWroteIt() {
		assertThat(propose("1.txt", "", "关于举办培训的通知".getBytes(Charset.forName("GB18030"))).kind())
			.isEqualTo(MaterialKind.NOTICE);
	}

	/** A picture whose only tag is this one. */
	private static byte[] exif(int tag) {
		byte[] head = new byte[256];
		ByteBuffer bytes = ByteBuffer.wrap(head);
		bytes.putInt(0xffd8ffe1).putShort((short) 200).put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
		bytes.putInt(0x4d4d002a).putInt(8).putShort((short) 1);
		bytes.putShort((short) tag).putShort((short) 2).putInt(4).put("Apa\0".getBytes(StandardCharsets.ISO_8859_1));
		return head;
	}

	private static KindProposal propose(String name, String folders, byte[] head) {
		return KindProposal.of(name, folders, FirstBytes.of(name, head));
	}

	private static MaterialKind propose(String name, String folders, String text) {
		return propose(name, folders, text.getBytes(StandardCharsets.UTF_8)).kind();
	}

}
