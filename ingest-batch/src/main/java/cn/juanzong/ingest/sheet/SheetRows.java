package cn.juanzong.ingest.sheet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.FieldCipher;
import cn.juanzong.ingest.SheetPages;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of sheets. Cells and the texts around them are encrypted whole: names and
 * numbers stand in them, and nothing is ever searched for in the database.
 */
@Component
public class SheetRows implements SheetPages {

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final FieldCipher cipher;

	SheetRows(JdbcClient jdbc, JdbcTemplate template, FieldCipher cipher) {
		this.jdbc = jdbc;
		this.template = template;
		this.cipher = cipher;
	}

	/**
	 * Replaces a page; part of the caller's transaction.
	 * @param objectId the object
	 * @param page its new content
	 */
	public void replace(UUID objectId, SheetPage page) {
		remove(objectId, List.of(page.page()));
		HalfDay halfDay = page.halfDay();
		this.jdbc.sql("""
				insert into sheet_page (object_id, page, organizer_id, width, height, printed_number, printed_total,
				  half_day, columns, texts, engine)
				select :id, :page, o.organizer_id, :width, :height, :number, :total, :half, :columns, :texts, :engine
				from ingest_object o where o.object_id = :id""")
			.param("id", objectId)
			.param("page", page.page())
			.param("width", page.width())
			.param("height", page.height())
			.param("number", page.printedNumber())
			.param("total", page.printedTotal())
			.param("half", (halfDay != null) ? halfDay.name() : null)
			.param("columns", page.columns().stream().map(Enum::name).collect(Collectors.joining(" ")))
			.param("texts", this.cipher.encrypt(StoredCells.writeTexts(page.texts())))
			.param("engine", page.engine())
			.update();
		this.template.batchUpdate("""
				insert into sheet_line (object_id, page, line, organizer_id, box, filled, signed, cells)
				select ?, ?, ?, o.organizer_id, ?, ?, ?, ? from ingest_object o where o.object_id = ?""", page.lines(),
				500, (row, line) -> {
					Box box = line.box();
					row.setObject(1, objectId);
					row.setInt(2, page.page());
					row.setInt(3, line.number());
					row.setObject(4, new Double[] { box.left(), box.top(), box.right(), box.bottom() });
					row.setBoolean(5, line.filled());
					row.setBoolean(6, line.signed());
					row.setBytes(7, this.cipher.encrypt(StoredCells.write(line.cells())));
					row.setObject(8, objectId);
				});
		signatures(objectId, page);
	}

	/** What the signatures look like is kept in the clear, for it is looked up. */
	private void signatures(UUID objectId, SheetPage page) {
		List<Object[]> marks = new ArrayList<>();
		for (SheetLine line : page.filledLines()) {
			for (SheetCell cell : line.cells()) {
				if (cell.column() == SheetColumn.SIGNATURE && cell.imageHash() != 0) {
					marks
						.add(new Object[] { page.page(), line.number(), marks.size() + 1, cell.imageHash(), objectId });
				}
			}
		}
		this.template.batchUpdate("""
				insert into signature_ink (object_id, page, line, mark, organizer_id, ink)
				select o.object_id, ?, ?, ?, o.organizer_id, ? from ingest_object o where o.object_id = ?""", marks);
	}

	/**
	 * Whether a page has been read as a sheet.
	 * @param objectId the object
	 * @param page its number
	 */
	public boolean holds(UUID objectId, int page) {
		return this.jdbc.sql("select exists (select from sheet_page where object_id = :id and page = :page)")
			.param("id", objectId)
			.param("page", page)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Removes pages; part of the caller's transaction.
	 * @param objectId the object
	 * @param pages their numbers
	 */
	public void remove(UUID objectId, List<Integer> pages) {
		this.jdbc.sql("delete from sheet_page where object_id = :id and page = any(:pages)")
			.param("id", objectId)
			.param("pages", pages.toArray(Integer[]::new))
			.update();
	}

	/**
	 * Whether a page has to stay as it was read because somebody relies on it. Whoever is
	 * about to do so waits until the caller's transaction ends, and the other way round.
	 * @param objectId the object
	 * @param page its number
	 */
	public boolean kept(UUID objectId, int page) {
		return this.jdbc.sql("select sheets_relied_on from ingest_object where object_id = :id for no key update")
			.param("id", objectId)
			.query(Boolean.class)
			.single() && holds(objectId, page);
	}

	@Override
	public void hold(Collection<UUID> objectIds) {
		this.jdbc
			.sql("select object_id from ingest_object where object_id = any(:ids) order by object_id for no key update")
			.param("ids", objectIds.toArray(UUID[]::new))
			.query(UUID.class)
			.list();
	}

	@Override
	public void relyOn(Collection<UUID> objectIds) {
		this.jdbc.sql(
				"update ingest_object set sheets_relied_on = true where object_id = any(:ids) and not sheets_relied_on")
			.param("ids", objectIds.toArray(UUID[]::new))
			.update();
	}

	@Override
	public Map<UUID, List<SheetPage>> pages(Collection<UUID> objectIds) {
		UUID[] ids = objectIds.toArray(UUID[]::new);
		Map<Place, List<SheetLine>> lines = new HashMap<>();
		this.jdbc.sql("""
				select object_id, page, line, box, cells from sheet_line where object_id = any(:ids)
				order by object_id, page, line""").param("ids", ids).query((row) -> {
			lines.computeIfAbsent(place(row), (place) -> new ArrayList<>())
				.add(new SheetLine(row.getInt("line"), box(row.getArray("box")),
						StoredCells.read(this.cipher.decrypt(row.getBytes("cells")))));
		});
		Map<UUID, List<SheetPage>> pages = new LinkedHashMap<>();
		this.jdbc.sql("""
				select object_id, page, width, height, printed_number, printed_total, half_day, columns, texts, engine
				from sheet_page where object_id = any(:ids) order by object_id, page""")
			.param("ids", ids)
			.query((row) -> {
				Place place = place(row);
				pages.computeIfAbsent(place.objectId(), (id) -> new ArrayList<>())
					.add(page(row, lines.getOrDefault(place, List.of())));
			});
		return pages;
	}

	private SheetPage page(ResultSet row, List<SheetLine> lines) throws SQLException {
		String halfDay = row.getString("half_day");
		List<SheetColumn> columns = Arrays.stream(row.getString("columns").split(" "))
			.filter((name) -> !name.isEmpty())
			.map(SheetColumn::valueOf)
			.toList();
		return new SheetPage(row.getInt("page"), row.getInt("width"), row.getInt("height"),
				row.getObject("printed_number", Integer.class), row.getObject("printed_total", Integer.class),
				(halfDay != null) ? HalfDay.valueOf(halfDay) : null, columns,
				StoredCells.readTexts(this.cipher.decrypt(row.getBytes("texts"))), lines, row.getString("engine"));
	}

	private static Place place(ResultSet row) throws SQLException {
		return new Place(row.getObject("object_id", UUID.class), row.getInt("page"));
	}

	private static Box box(Array array) throws SQLException {
		Double[] edges = (Double[]) array.getArray();
		return new Box(edges[0], edges[1], edges[2], edges[3]);
	}

	/** A page of an object. */
	private record Place(UUID objectId, int page) {

	}

}
