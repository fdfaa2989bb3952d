package cn.juanzong.reconciliation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import cn.juanzong.consistency.CaseStage;
import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.DocumentReader;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.ObjectIngested;
import cn.juanzong.ingest.sheet.SheetRows;
import cn.juanzong.ledger.Ledgers;
import cn.juanzong.ledger.People;
import cn.juanzong.programme.TrainingSession;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.ObjectKey;
import cn.juanzong.storage.ObjectStore;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets the stage for tests: sheets as if they had been read, and ledgers to go with them.
 */
public final class SheetStage {

	private static final LocalDate BIRTH = LocalDate.of(1980, 1, 1);

	private final ApplicationContext context;

	private final CaseStage stage;

	private final JdbcClient jdbc;

	public SheetStage(ApplicationContext context, CaseStage stage) {
		this.context = context;
		this.stage = stage;
		this.jdbc = context.getBean(JdbcClient.class);
	}

	/** Somebody who stands for themselves by number, up to eight million. */
	public static Person person(String name, int number) {
		return new Person(name, People.idNumber(BIRTH.plusDays(number / 999), number % 999 + 1), People.phone(number));
	}

	/** Imports a ledger of these people. */
	public void ledger(TrainingSession session, List<Person> people) {
		StringBuilder csv = new StringBuilder("姓名,身份证号码,手机号,培训内容\n");
		people.forEach((each) -> csv.append(each.name())
			.append(',')
			.append(each.idNumber())
			.append(',')
			.append(each.phone())
			.append(",网店开设\n"));
		this.context.getBean(Ledgers.class)
			.importFile(session.id(), "台账.csv",
					new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), false,
					this.stage.archivist(session.organizer()));
	}

	/** Accepts a sheet. */
	public ArchivalRecord file(TrainingSession session, MaterialKind kind) {
		return this.stage.file(session, kind, kind + "-" + UUID.randomUUID() + ".jpg", UUID.randomUUID().toString());
	}

	/** As if the sheet had been read, a page with a line for each person. */
	public void read(ArchivalRecord sheet, List<Written> lines) {
		SheetPage page = page(sheet, lines);
		this.context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			this.jdbc.sql("update ingest_object set stage = 'INGESTED', finished_at = now() where object_id = ?")
				.param(sheet.id())
				.update();
			this.context.getBean(SheetRows.class).replace(sheet.id(), page);
			this.context.publishEvent(new ObjectIngested(sheet.id()));
		});
	}

	/** A page as it is read, with a line for each person. */
	public SheetPage page(ArchivalRecord sheet, List<Written> lines) {
		boolean signature = sheet.kind() == MaterialKind.SIGN_IN_SHEET;
		List<SheetLine> read = IntStream.range(0, lines.size())
			.mapToObj((i) -> line(i + 1, lines.size(), lines.get(i), signature, sheet.id()))
			.toList();
		List<SheetColumn> columns = new ArrayList<>(
				List.of(SheetColumn.NAME, SheetColumn.ID_NUMBER, SheetColumn.PHONE));
		if (signature) {
			columns.add(SheetColumn.SIGNATURE);
		}
		return new SheetPage(1, 1200, 1700, null, null, null, columns, List.of(), read,
				this.context.getBean(DocumentReader.class).sheetVersion());
	}

	/** A picture of a straightened page with a bar where each line stands. */
	public void picture(ArchivalRecord sheet, int lines) {
		BufferedImage page = new BufferedImage(600, 850, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = page.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, 600, 850);
		pen.setColor(Color.DARK_GRAY);
		for (int i = 1; i <= lines; i++) {
			Box box = box(i, lines);
			pen.fillRect(60, (int) (box.top() * 850) + 3, 60 + 10 * i % 300, (int) (0.8 * 850 / lines) - 6);
		}
		pen.dispose();
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		try {
			ImageIO.write(page, "png", png);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		ObjectKey key = ObjectKey.rendition(sheet.id(), "sheet-1");
		this.context.getBean(ObjectStore.class).put(key, png.toByteArray(), "image/png");
		this.jdbc.sql("""
				insert into object_rendition (object_id, kind, page, object_key, media_type, width, height)
				values (?, 'SHEET', 1, ?, 'image/png', 600, 850)""").params(sheet.id(), key.value()).update();
	}

	/** Signs in as somebody for calls that do not come by HTTP. */
	public void signedInAsInspector() {
		SecurityContextHolder.getContext().setAuthentication(CaseStage.as(this.stage.inspector));
	}

	private static SheetLine line(int number, int of, Written written, boolean signature, UUID sheet) {
		List<SheetCell> cells = new ArrayList<>(List.of(cell(SheetColumn.NAME, written.name(), written.confidence()),
				cell(SheetColumn.ID_NUMBER, written.idNumber(), 0.99), cell(SheetColumn.PHONE, written.phone(), 0.99)));
		if (signature) {
			cells.add(signature(written.signed() ? written.name() : "", sheet));
		}
		return new SheetLine(number, box(number, of), cells);
	}

	private static Box box(int number, int of) {
		return new Box(0.05, 0.1 + 0.8 * (number - 1) / of, 0.95, 0.1 + 0.8 * number / of);
	}

	private static SheetCell cell(SheetColumn column, String text, double confidence) {
		boolean inked = !text.isEmpty();
		return new SheetCell(column, null, new Box(0, 0, 1, 1), text, inked ? confidence : 0, inked ? 0.1 : 0, inked,
				text.hashCode(), lattice(text));
	}

	/** Nobody signs twice the same. */
	private static SheetCell signature(String text, UUID sheet) {
		SheetCell cell = cell(SheetColumn.SIGNATURE, text, 0.7);
		long ink = UUID.nameUUIDFromBytes((text + sheet).getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits();
		return new SheetCell(cell.column(), null, cell.box(), text, cell.confidence(), cell.ink(), cell.inked(),
				cell.inked() ? ink : 0, cell.lattice());
	}

	/** What a reader sees that is sure of every character. */
	private static Lattice lattice(String text) {
		Lattice.Builder lattice = new Lattice.Builder();
		text.codePoints().forEach((character) -> {
			lattice.step();
			lattice.candidate(character, 0.97);
			lattice.candidate(Lattice.BLANK, 0.02);
			lattice.step();
			lattice.candidate(Lattice.BLANK, 0.98);
		});
		return lattice.build();
	}

	/** Somebody of a ledger. */
	public record Person(String name, String idNumber, String phone) {

		public Written onPaper() {
			return new Written(this.name, this.idNumber, this.phone, 0.99, true);
		}

	}

	/** A line as it was read. */
	public record Written(String name, String idNumber, String phone, double confidence, boolean signed) {

		public Written named(String other, double sure) {
			return new Written(other, this.idNumber, this.phone, sure, this.signed);
		}

		public Written unsigned() {
			return new Written(this.name, this.idNumber, this.phone, this.confidence, false);
		}

	}

}
