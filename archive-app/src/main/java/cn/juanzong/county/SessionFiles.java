package cn.juanzong.county;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import cn.juanzong.county.CountyPlan.PlannedCourse;
import cn.juanzong.county.CountyPlan.PlannedVenue;
import cn.juanzong.county.PlannedSession.Planted;
import cn.juanzong.records.MaterialKind;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Makes the files of a planned session. A session's files depend on the seed and its
 * number only, so sessions may be made in any order.
 */
final class SessionFiles {

	/**
	 * One file of a session.
	 *
	 * @param kind what it is
	 * @param name its name, as the clerk would call it
	 * @param bytes its content
	 */
	record CountyFile(MaterialKind kind, String name, byte[] bytes) {

	}

	private final CountyPlan plan;

	private final long seed;

	private final Path workFolder;

	private final SheetPicture sheets;

	private final ScenePicture scenes;

	private final PdfFiles pdf;

	SessionFiles(CountyPlan plan, long seed, Path workFolder, TrueTypeFont font) throws IOException {
		this.plan = plan;
		this.seed = seed;
		this.workFolder = workFolder;
		GlyphPen pen = new GlyphPen(font);
		this.sheets = new SheetPicture(pen);
		this.scenes = new ScenePicture(pen);
		this.pdf = new PdfFiles(font);
	}

	List<CountyFile> of(PlannedSession session) throws IOException {
		List<CountyFile> files = new ArrayList<>();
		written(session, files);
		lists(session, files);
		pictures(session, files);
		return files;
	}

	private void written(PlannedSession session, List<CountyFile> files) throws IOException {
		PlannedCourse course = this.plan.course(session.courseCode());
		String organizer = this.plan.organizer(session.organizerCode()).name();
		String day = chinese(session.startsOn());
		LocalDateTime before = session.startsOn().minusDays(8).atTime(10, 20);
		String hours = session.startsAt() + "至" + session.endsAt();
		files
			.add(new CountyFile(MaterialKind.NOTICE, "培训通知.docx", OfficeFiles.letter("关于举办“" + session.title() + "”的通知",
					List.of("各村（社区）：", "经县商务局批准，" + organizer + "定于" + day + "举办" + session.title() + "，请组织有意愿的群众参加。",
							"一、时间：" + day + " " + hours + "，共" + session.halfDays() + "个半天。",
							"二、地点：" + session.venue() + "。", "三、课程：" + course.title() + "（" + course.code() + "）。",
							"四、授课老师：" + session.instructor() + "。",
							"五、学时：理论" + session.theoryHours() + "学时，实操" + session.practiceHours() + "学时。",
							"请参训人员携带身份证，按时签到。", organizer, chinese(session.startsOn().minusDays(8))),
					before.minusHours(8) + ":00Z")));
		files.add(new CountyFile(MaterialKind.TIMETABLE, "课程表.xlsx",
				OfficeFiles.table("课程表",
						List.of(List.of("日期", "时间", "课程", "地点", "授课老师"),
								List.of(day, hours, course.title() + "（理论）", session.venue(), session.instructor()),
								List.of(chinese(session.endsOn()), hours, course.title() + "（实操）", session.venue(),
										session.instructor())),
						before.minusHours(8) + ":00Z")));
		List<String> points = List.of("什么是农村电商：把山货卖出大山", "第一步：选品与定价", "第二步：拍好一张主图", "第三步：写清楚标题和卖点", "第四步：包装、发货与售后",
				"课堂练习：为自家农产品写一条商品标题");
		if (session.has(Planted.ENCRYPTED_COURSEWARE)) {
			files.add(new CountyFile(MaterialKind.COURSEWARE, "课件（加密）.pdf", this.pdf.locked(course.title(), before)));
		}
		else {
			files.add(new CountyFile(MaterialKind.COURSEWARE, "课件-" + course.title() + ".pptx",
					OfficeFiles.slides(course.title() + " " + session.title(), points, before.minusHours(8) + ":00Z")));
		}
		files.add(new CountyFile(MaterialKind.TEACHER_PROFILE, "教师简介-" + session.instructor() + ".pdf",
				this.pdf.text("授课教师简介：" + session.instructor(),
						List.of("职务：" + organizer + "特聘讲师", "资质：" + credential(session.instructor()),
								"擅长领域：" + course.title() + "，长期从事农产品上行与店铺运营。",
								"本期课程：" + session.title() + "，" + day + "。"),
						before)));
	}

	private String credential(String instructor) {
		return this.plan.instructor(instructor).credential();
	}

	private void lists(PlannedSession session, List<CountyFile> files) throws IOException {
		Random chance = chance(session, 1);
		String subtitle = session.title() + "  " + session.venue() + "  " + chinese(session.startsOn());
		LocalDateTime evening = session.endsOn().atTime(18, 5);
		String createdAt = evening.minusHours(8) + ":00Z";
		if (session.onlineReason() == null) {
			for (int half = 1; half <= session.halfDays(); half++) {
				BufferedImage page = this.sheets.draw("学员签到表（第" + half + "个半天）", subtitle, session.onPaper(), true,
						chance);
				byte[] sheet = (half == 1 && session.has(Planted.OLD_SHEET)) ? oldSheet(session, subtitle)
						: Photograph.jpeg(page, 0.82f);
				if (session.has(Planted.SHEET_TAKEN_BEFORE)) {
					PlannedVenue venue = this.plan.venue(session.venue());
					sheet = Photograph.withExif(sheet, session.startsOn().minusDays(3).atTime(15, 40), venue.latitude(),
							venue.longitude());
				}
				files.add(new CountyFile(MaterialKind.SIGN_IN_SHEET, "签到表-" + half + ".jpg", sheet));
			}
		}
		else {
			files.add(new CountyFile(MaterialKind.PLAN, "关于同意线上举办培训的批复.pdf",
					this.pdf.text("关于同意线上举办“" + session.title() + "”的批复",
							List.of(this.plan.organizer(session.organizerCode()).name() + "：", "你单位线上举办培训的申请收悉。",
									session.onlineReason() + "，请做好线上考勤。", "云溪县商务局"),
							session.startsOn().minusDays(10).atTime(9, 30))));
			files.add(new CountyFile(MaterialKind.PLATFORM_LOG, "线上考勤记录.xlsx",
					OfficeFiles.table("考勤", platformLog(session), createdAt)));
		}
		files.add(new CountyFile(MaterialKind.E_LEDGER, "电子台账.xlsx",
				OfficeFiles.table("台账", ledger(session), createdAt)));
		BufferedImage paper = this.sheets.draw("培训台账（纸质）", subtitle, session.inLedger(), false, chance);
		files.add(new CountyFile(MaterialKind.PAPER_LEDGER, "纸质台账扫描件.pdf",
				this.pdf.scan("纸质台账 " + session.title(), List.of(Photograph.jpeg(paper, 0.8f)), evening)));
	}

	/**
	 * The first sheet of the fifth session under the heading of the one in which
	 * {@link Planted#OLD_SHEET} is planted, scanned a little smaller.
	 */
	private byte[] oldSheet(PlannedSession session, String subtitle) throws IOException {
		PlannedSession source = this.plan.sessions.get(4);
		BufferedImage page = this.sheets.draw("学员签到表（第1个半天）", subtitle, source.onPaper(), true, chance(source, 1));
		int width = SheetPicture.WIDTH * 9 / 10;
		int height = SheetPicture.HEIGHT * 9 / 10;
		BufferedImage scanned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = scanned.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		canvas.drawImage(page, 0, 0, width, height, null);
		canvas.dispose();
		return Photograph.jpeg(scanned, 0.85f);
	}

	private List<List<String>> ledger(PlannedSession session) {
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("序号", "姓名", "身份证号", "手机号", "培训内容", "人员类别", "建档立卡", "残疾"));
		String content = this.plan.course(session.courseCode()).title();
		for (Villager person : session.inLedger()) {
			boolean poor = person.idNumber().charAt(16) == '3';
			rows.add(List.of(String.valueOf(rows.size()), person.name(), person.idNumber(), person.phone(), content,
					"群众", poor ? "是" : "否", "否"));
		}
		return rows;
	}

	private List<List<String>> platformLog(PlannedSession session) {
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("姓名", "进入时间", "离开时间"));
		for (Villager person : session.onPaper()) {
			rows.add(List.of(person.name(), session.startsOn() + " 08:5" + (rows.size() % 10),
					session.startsOn() + " 12:0" + (rows.size() % 10)));
		}
		return rows;
	}

	private void pictures(PlannedSession session, List<CountyFile> files) throws IOException {
		PlannedVenue venue = this.plan.venue(session.venue());
		LocalDateTime begin = session.has(Planted.PHOTOS_TAKEN_BEFORE)
				? session.startsOn().minusDays(14).atTime(session.startsAt())
				: session.startsOn().atTime(session.startsAt());
		int photos = session.has(Planted.TOO_FEW_PHOTOS) ? 2 : 3;
		Random chance = chance(session, 2);
		for (int i = 1; i <= photos; i++) {
			byte[] photo = sitePhoto(session, i, begin.plusMinutes(25L * i), venue);
			String name = "现场照片" + i + ".jpg";
			if (i == 2 && session.has(Planted.TRUNCATED_PHOTO)) {
				photo = Arrays.copyOf(photo, photo.length / 3);
			}
			if (i == 3 && session.has(Planted.WRONG_EXTENSION)) {
				name = "现场照片3.png";
			}
			if (i == 3 && session.has(Planted.SHARED_PHOTO)) {
				photo = sharedPhoto();
			}
			if (i == 1 && session.has(Planted.LOOKALIKE_PHOTO)) {
				photo = Photograph.withExif(mirroredPhoto(), begin.plusMinutes(25L * i), venue.latitude(),
						venue.longitude());
			}
			files.add(new CountyFile(MaterialKind.SITE_PHOTO, name, photo));
		}
		BufferedImage group = this.scenes.draw(session.title() + "学员合影", session.onPaper().size(), 1400, 933, chance);
		files.add(new CountyFile(MaterialKind.GROUP_PHOTO, "学员合影.jpg", Photograph
			.withExif(Photograph.jpeg(group, 0.85f), begin.plusMinutes(100), venue.latitude(), venue.longitude())));
		if (!session.has(Planted.MISSING_VIDEO)) {
			files.add(new CountyFile(MaterialKind.SITE_VIDEO, "现场视频.mp4", Film.pan(group, begin.plusMinutes(60),
					this.workFolder.resolve("film-" + session.number() + ".mp4"))));
		}
	}

	private byte[] sitePhoto(PlannedSession session, int number, LocalDateTime takenAt, PlannedVenue venue)
			throws IOException {
		BufferedImage scene = this.scenes.draw(session.title(), session.onPaper().size() - number, 1280, 960,
				chance(session, 10 + number));
		return Photograph.withExif(Photograph.jpeg(scene, 0.85f), takenAt, venue.latitude(), venue.longitude());
	}

	/**
	 * The first site photo of the second session, which turns up again where
	 * {@link Planted#SHARED_PHOTO} is planted.
	 */
	private byte[] sharedPhoto() throws IOException {
		PlannedSession source = this.plan.sessions.get(1);
		return sitePhoto(source, 1, source.startsOn().atTime(source.startsAt()).plusMinutes(25),
				this.plan.venue(source.venue()));
	}

	/**
	 * The first site photo of the fourth session as it turns up again where
	 * {@link Planted#LOOKALIKE_PHOTO} is planted.
	 */
	private byte[] mirroredPhoto() throws IOException {
		PlannedSession source = this.plan.sessions.get(3);
		BufferedImage scene = this.scenes.draw(source.title(), source.onPaper().size() - 1, 1280, 960,
				chance(source, 11));
		BufferedImage mirrored = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = mirrored.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		canvas.drawImage(scene, 800, 0, -800, 600, null);
		canvas.dispose();
		return Photograph.jpeg(mirrored, 0.7f);
	}

	private Random chance(PlannedSession session, int purpose) {
		return new Random(this.seed * 1_000_003 + session.number() * 1009L + purpose);
	}

	private static String chinese(LocalDate day) {
		return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
	}

}
