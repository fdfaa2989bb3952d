package cn.juanzong.county;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import javax.imageio.ImageIO;

import cn.juanzong.consistency.CaseStage;
import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.lookalike.PictureHashes;
import cn.juanzong.ingest.sheet.SheetRows;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an honest session files, as it comes: numbers written in many ways, sheets scanned
 * early in the morning or twice, notices scanned later and for a whole series, photos
 * sent the day after or stripped by a chat program.
 */
final class HonestPapers {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 480;

	private final CaseStage stage;

	private final ApplicationContext context;

	private final Random chance;

	private final ScenePicture scenes;

	HonestPapers(ApplicationContext context, CaseStage stage, Random chance) throws IOException {
		this.context = context;
		this.stage = stage;
		this.chance = chance;
		this.scenes = new ScenePicture(new GlyphPen(GlyphPen.parseFont()));
	}

	/** How the date of a photo came about. */
	enum Clock {

		RIGHT, A_DAY_LATE, STRIPPED, NEVER_SET

	}

	void ledger(TrainingSession session, List<Villager> people) {
		ledger(session, people, null);
	}

	/** Of one of the people another birth date is typed than the number says. */
	void ledger(TrainingSession session, List<Villager> people, @Nullable Villager misdated) {
		StringBuilder csv = new StringBuilder("姓名,身份证号码,手机号,出生日期,培训内容\n");
		for (Villager each : people) {
			csv.append(each.name())
				.append(',')
				.append(written(each.idNumber()))
				.append(',')
				.append(written(each.phone()))
				.append(',')
				.append(each.equals(misdated) ? each.birthDate().plusDays(40) : "")
				.append(",网店开设\n");
		}
		this.context.getBean(Ledgers.class)
			.importFile(session.id(), "台账.csv",
					new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), true,
					this.stage.archivist(session.organizer()));
	}

	/**
	 * A number that nobody gives out, from before such rows were refused: the door does
	 * not let it in any more.
	 */
	void phoneOfOldLedger(TrainingSession session) {
		this.context.getBean(JdbcClient.class)
			.sql("update ledger_entry set phone_mask = '128****0001' where session_id = ? and line_number = 2")
			.param(session.id())
			.update();
	}

	/** As people write numbers. */
	private String written(String number) {
		return switch (this.chance.nextInt(12)) {
			case 0 -> number.substring(0, 3) + " " + number.substring(3);
			case 1 -> number.toLowerCase(Locale.ROOT);
			case 2 -> number.chars()
				.map((digit) -> (digit <= '9') ? digit + 0xfee0 : digit)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
			case 3 -> (number.length() == 18) ? number + "43" : "+86" + number;
			default -> number;
		};
	}

	/** A sheet; a second scan of it is filed as well now and then. */
	void sheet(TrainingSession session, List<Long> ink, int month, int daysOff) {
		for (int scan = (this.chance.nextInt(10) == 0) ? 0 : 1; scan < 2; scan++) {
			ArchivalRecord sheet = this.stage.file(session, MaterialKind.SIGN_IN_SHEET, "签到表.jpg",
					UUID.randomUUID().toString());
			List<SheetLine> lines = new ArrayList<>();
			Box box = new Box(0, 0, 1, 1);
			for (long each : ink) {
				lines.add(new SheetLine(lines.size() + 1, box, List.of(new SheetCell(SheetColumn.SIGNATURE, null, box,
						"签名", 0.9, 0.1, true, turned(each, (scan == 0) ? 4 : 0, this.chance), Lattice.EMPTY))));
			}
			this.context.getBean(SheetRows.class)
				.replace(sheet.id(), new SheetPage(1, 1200, 1700, null, null, null, List.of(SheetColumn.SIGNATURE),
						List.of(), lines, this.context.getBean(DocumentReader.class).sheetVersion()));
			if (month % 2 == 0) {
				made(sheet, "image/jpeg", Fact.CAPTURED_AT, session.startsOn().plusDays(daysOff) + "T18:00:00");
			}
			else {
				// half past seven in the morning of the same day, in the county
				made(sheet, "application/pdf", Fact.READABLE_LINES, Integer.toString(ink.size()), Fact.CREATED_AT,
						session.startsOn().plusDays(daysOff - 1L) + "T23:30:00Z");
			}
		}
	}

	/** What serves more than one session. */
	void shared(TrainingSession session, int village, List<Villager> people) {
		this.stage.read(this.stage.file(session, MaterialKind.TEACHER_PROFILE, "简介.pdf",
				"profile of " + session.instructor().id()));
		this.stage.read(
				this.stage.file(session, MaterialKind.COURSEWARE, "课件.pptx", "courseware of " + session.course().id()));
		this.stage.read(this.stage.file(session, MaterialKind.ID_COPY, "身份证.jpg",
				"card of " + people.get(0).idNumber().hashCode()));
		if (village % 2 == 0) {
			made(this.stage.file(session, MaterialKind.NOTICE, "通知.docx",
					"series of " + session.venue().id() + session.organizer().id()), "application/msword",
					Fact.CREATED_AT, "2022-04-20T02:00:00Z");
		}
		else {
			made(this.stage.file(session, MaterialKind.NOTICE, "通知.pdf", UUID.randomUUID().toString()),
					"application/pdf", Fact.CREATED_AT, session.startsOn().plusDays(20) + "T02:00:00Z");
		}
	}

	/** A photo with the position of a place, as exact as telephones and maps are. */
	void photo(TrainingSession session, BufferedImage picture, Clock clock, int daysOff, TrainingSession.Venue place)
			throws IOException {
		ArchivalRecord record = this.stage.file(session, MaterialKind.SITE_PHOTO, "照片.jpg",
				UUID.randomUUID().toString());
		ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		ImageIO.write(picture, "jpeg", jpeg);
		this.context.getBean(PictureHashes.class)
			.replace(record.id(), new Rendition(Rendition.Kind.THUMBNAIL, 1, "image/jpeg", picture.getWidth(),
					picture.getHeight(), jpeg.toByteArray()));
		String day = session.startsOn().plusDays(daysOff + ((clock == Clock.A_DAY_LATE) ? 1 : 0)).toString();
		String north = Double
			.toString(Objects.requireNonNull(place.latitude()) + 0.012 * (this.chance.nextDouble() - 0.5));
		String east = Double
			.toString(Objects.requireNonNull(place.longitude()) + 0.014 * (this.chance.nextDouble() - 0.5));
		switch (clock) {
			case STRIPPED -> this.stage.read(record);
			case NEVER_SET ->
				this.stage.read(record, Fact.CAPTURED_AT, "2016-01-01T00:02:00", Fact.CAMERA, "Camera never set");
			default -> this.stage.read(record, Fact.CAPTURED_AT, day + "T10:15:00", Fact.CAMERA, "Camera " + clock,
					Fact.LATITUDE, north, Fact.LONGITUDE, east);
		}
	}

	/** Wall, screen and banner are those of the hall, the people are those of the day. */
	BufferedImage scene(long hall, int people) throws IOException {
		BufferedImage room = this.scenes.draw("电商培训", 0, WIDTH, HEIGHT, new Random(hall));
		BufferedImage crowd = this.scenes.draw("电商培训", people, WIDTH, HEIGHT, new Random(this.chance.nextLong()));
		int floor = HEIGHT / 2;
		draw(room, crowd.getSubimage(0, floor, WIDTH, HEIGHT - floor), 0, floor, WIDTH, HEIGHT - floor);
		return room;
	}

	static void draw(BufferedImage onto, BufferedImage picture, int x, int y, int width, int height) {
		Graphics2D canvas = onto.createGraphics();
		canvas.drawImage(picture, x, y, width, height, null);
		canvas.dispose();
	}

	static long turned(long hash, int bits, Random chance) {
		long turned = hash;
		for (int i = 0; i < bits; i++) {
			turned ^= 1L << chance.nextInt(64);
		}
		return turned;
	}

	private void made(ArchivalRecord record, String mediaType, String... facts) {
		this.context.getBean(JdbcClient.class)
			.sql("update ingest_object set media_type = ? where object_id = ?")
			.params(mediaType, record.id())
			.update();
		this.stage.read(record, facts);
	}

}
