package cn.juanzong.records.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.juanzong.records.MaterialKind;

import static java.util.Map.Entry;
import static java.util.Map.entry;

/**
 * Proposes what kind of material a file is. A proposal only: the user confirms it. What
 * the name says counts before what its folders say, and that before the first words of
 * the text and the mere type. In a Chinese name the last word is what the thing is
 * (验收整改意见 is a rectification, not an acceptance), so the last known word decides.
 *
 * @param kind the kind, {@link MaterialKind#OTHER} if nothing speaks for any
 * @param guessed whether no word says so: a film or photo with a name that says nothing
 * is probably one of the site, but a sheet may have been photographed as well
 */
record KindProposal(MaterialKind kind, boolean guessed) {

	private static final List<Entry<String, MaterialKind>> WORDS = List.of(entry("签到", MaterialKind.SIGN_IN_SHEET),
			entry("sign-in", MaterialKind.SIGN_IN_SHEET), entry("signin", MaterialKind.SIGN_IN_SHEET),
			entry("通知", MaterialKind.NOTICE), entry("notice", MaterialKind.NOTICE),
			entry("课程表", MaterialKind.TIMETABLE), entry("课表", MaterialKind.TIMETABLE),
			entry("日程", MaterialKind.TIMETABLE), entry("timetable", MaterialKind.TIMETABLE),
			entry("纸质台账", MaterialKind.PAPER_LEDGER), entry("电子台账", MaterialKind.E_LEDGER),
			entry("合影", MaterialKind.GROUP_PHOTO), entry("合照", MaterialKind.GROUP_PHOTO),
			entry("集体照", MaterialKind.GROUP_PHOTO), entry("现场视频", MaterialKind.SITE_VIDEO),
			entry("课件", MaterialKind.COURSEWARE), entry("教案", MaterialKind.COURSEWARE),
			entry("讲义", MaterialKind.COURSEWARE), entry("简介", MaterialKind.TEACHER_PROFILE),
			entry("讲师介绍", MaterialKind.TEACHER_PROFILE), entry("教师介绍", MaterialKind.TEACHER_PROFILE),
			entry("资质", MaterialKind.TEACHER_CERT), entry("资格证", MaterialKind.TEACHER_CERT),
			entry("讲师证", MaterialKind.TEACHER_CERT), entry("教师证", MaterialKind.TEACHER_CERT),
			entry("职称证", MaterialKind.TEACHER_CERT), entry("计划", MaterialKind.PLAN), entry("方案", MaterialKind.PLAN),
			entry("大纲", MaterialKind.SYLLABUS), entry("合同", MaterialKind.CONTRACT), entry("协议", MaterialKind.CONTRACT),
			entry("contract", MaterialKind.CONTRACT), entry("身份证", MaterialKind.ID_COPY),
			entry("就业", MaterialKind.EMPLOYMENT_TRACK), entry("跟踪", MaterialKind.EMPLOYMENT_TRACK),
			entry("回访", MaterialKind.EMPLOYMENT_TRACK), entry("满意度", MaterialKind.SATISFACTION),
			entry("授课质量", MaterialKind.TEACHING_EVAL), entry("教学质量", MaterialKind.TEACHING_EVAL),
			entry("教学评价", MaterialKind.TEACHING_EVAL), entry("授课评价", MaterialKind.TEACHING_EVAL),
			entry("监督", MaterialKind.SUPERVISION_RECORD), entry("核查", MaterialKind.SUPERVISION_RECORD),
			entry("督导", MaterialKind.SUPERVISION_RECORD), entry("资金", MaterialKind.FUND_DETAIL),
			entry("经费", MaterialKind.FUND_DETAIL), entry("费用明细", MaterialKind.FUND_DETAIL),
			entry("票据", MaterialKind.RECEIPTS), entry("发票", MaterialKind.RECEIPTS), entry("收据", MaterialKind.RECEIPTS),
			entry("凭证", MaterialKind.RECEIPTS), entry("验收", MaterialKind.ACCEPTANCE_OPINION),
			entry("整改", MaterialKind.RECTIFICATION), entry("抽查", MaterialKind.SPOT_CHECK_RECORD),
			entry("考勤", MaterialKind.PLATFORM_LOG), entry("平台日志", MaterialKind.PLATFORM_LOG),
			entry("登录记录", MaterialKind.PLATFORM_LOG));

	/** Words that only say what a file looks like; any word above is stronger. */
	private static final List<String> SITE = List.of("现场", "照片", "授课照", "实操");

	/** Names that cameras, phones and chat programs give: a maker's letters or a time. */
	private static final Pattern NEUTRAL = Pattern.compile("(?i)(e?img|dsc[nf]?|pxl|mvimg|burst|cam|photo|pic|picture|"
			+ "image|sam|p|wp|dji|wx_camera|mmexport|wechat ?(img|image)|微信图片|微信照片|qq图片|企业微信(图片|截图)?|钉钉图片|"
			+ "相机|照相|拍照|beauty|b612)[ _-]?[(（]?\\d.*|(19|20)\\d{2}[-_.]?[01]\\d[-_.]?[0-3]\\d[ _t-]*[0-2]\\d.*");

	private static final Pattern SCANNED = Pattern.compile("(?i).*(scan|扫描).*");

	private static final List<String> LEDGER = List.of("台账", "台帐", "花名册", "学员名单", "ledger");

	/**
	 * Proposes a kind.
	 * @param fileName the name
	 * @param folders the path of folders it was found in, or empty
	 * @param first what its first bytes tell
	 * @return the proposal
	 */
	static KindProposal of(String fileName, String folders, FirstBytes first) {
		List<String> clues = new ArrayList<>();
		clues.add(withoutExtension(fileName));
		List<String> path = new ArrayList<>(Arrays.asList(folders.split("[/\\\\]")));
		Collections.reverse(path);
		clues.addAll(path);
		clues.add(firstLine(first.text()));
		return clues.stream()
			.map((clue) -> byWord(clue.toLowerCase(Locale.ROOT), first.mediaType()))
			.flatMap(Optional::stream)
			.findFirst()
			.map((kind) -> new KindProposal(kind, false))
			.orElseGet(() -> guess(withoutExtension(fileName), first));
	}

	private static Optional<MaterialKind> byWord(String clue, String mediaType) {
		int end = -1;
		MaterialKind found = null;
		for (Entry<String, MaterialKind> word : WORDS) {
			int at = clue.lastIndexOf(word.getKey());
			if (at >= 0 && at + word.getKey().length() > end) {
				end = at + word.getKey().length();
				found = word.getValue();
			}
		}
		if (found == null || found == MaterialKind.SIGN_IN_SHEET) {
			int site = clue.lastIndexOf("现场照");
			if (site >= 0 && site >= end && picture(mediaType)) {
				return Optional.of(MaterialKind.SITE_PHOTO);
			}
		}
		for (String word : LEDGER) {
			int at = clue.lastIndexOf(word);
			if (at >= 0 && at + word.length() > end) {
				return Optional.of(scan(mediaType) ? MaterialKind.PAPER_LEDGER : MaterialKind.E_LEDGER);
			}
		}
		if (found != null) {
			return Optional.of(found);
		}
		boolean site = SITE.stream().anyMatch(clue::contains);
		if (site && mediaType.startsWith("video/")) {
			return Optional.of(MaterialKind.SITE_VIDEO);
		}
		return (site && picture(mediaType)) ? Optional.of(MaterialKind.SITE_PHOTO) : Optional.empty();
	}

	private static KindProposal guess(String name, FirstBytes first) {
		String type = first.mediaType();
		if (type.startsWith("video/")) {
			return new KindProposal(MaterialKind.SITE_VIDEO, true);
		}
		if (type.contains("presentation") || type.contains("powerpoint")) {
			return new KindProposal(MaterialKind.COURSEWARE, true);
		}
		boolean taken = first.camera() || NEUTRAL.matcher(name).matches();
		return (picture(type) && taken && !SCANNED.matcher(name).matches())
				? new KindProposal(MaterialKind.SITE_PHOTO, true) : new KindProposal(MaterialKind.OTHER, false);
	}

	private static boolean picture(String mediaType) {
		return mediaType.startsWith("image/");
	}

	private static boolean scan(String mediaType) {
		return picture(mediaType) || "application/pdf".equals(mediaType) || mediaType.contains("ofd");
	}

	private static String withoutExtension(String fileName) {
		int dot = fileName.lastIndexOf('.');
		return (dot > 0) ? fileName.substring(0, dot) : fileName;
	}

	private static String firstLine(String text) {
		return text.lines().map(String::strip).filter((line) -> !line.isEmpty()).findFirst().orElse("");
	}

}
