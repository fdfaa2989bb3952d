package cn.juanzong.records.upload;

import cn.juanzong.records.MaterialKind;
import org.apache.tika.Tika;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
		byte[] pdf = "%PDF-1.7\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		String type = new Tika().detect(pdf, "培训台账.xlsx");
		assertThat(KindProposal.of("培训台账.xlsx", "", type, "")).isEqualTo(MaterialKind.PAPER_LEDGER);
	}

	private static MaterialKind propose(String name, String folders, String text) {
		return KindProposal.of(name, folders, new Tika().detect(name), text);
	}

}
