package cn.juanzong.extraction.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.HeaderText;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import cn.juanzong.extraction.sheet.SheetExtraction;
import cn.juanzong.extraction.sheet.SheetLine;
import cn.juanzong.extraction.sheet.SheetPage;
import org.jspecify.annotations.Nullable;

/**
 * What a reading process answers of a page that may be a sheet.
 */
final class SheetAnswer {

	private SheetAnswer() {
	}

	static byte[] encode(SheetExtraction read) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
		DataOutputStream out = new DataOutputStream(bytes);
		Wire.writeBytes(out, Answer.encode(read.extraction()));
		Rendition straight = read.straight();
		Wire.writeBytes(out, Answer.encode((straight != null) ? List.of(straight) : List.of()));
		SheetPage sheet = read.sheet();
		out.writeBoolean(sheet != null);
		if (sheet != null) {
			write(out, sheet);
		}
		return bytes.toByteArray();
	}

	static SheetExtraction decode(byte[] frame) throws IOException {
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
		var extraction = Answer.extraction(Wire.readBytes(in));
		List<Rendition> straight = Answer.renditions(Wire.readBytes(in));
		@Nullable SheetPage sheet = in.readBoolean() ? readPage(in) : null;
		return new SheetExtraction(extraction, sheet, straight.isEmpty() ? null : straight.get(0));
	}

	private static void write(DataOutputStream out, SheetPage page) throws IOException {
		out.writeInt(page.page());
		out.writeInt(page.width());
		out.writeInt(page.height());
		writeNumber(out, page.printedNumber());
		writeNumber(out, page.printedTotal());
		writeHalf(out, page.halfDay());
		out.writeInt(page.columns().size());
		for (SheetColumn column : page.columns()) {
			out.writeByte(column.ordinal());
		}
		out.writeInt(page.texts().size());
		for (HeaderText text : page.texts()) {
			out.writeByte(text.kind().ordinal());
			Answer.writeBox(out, text.box());
			Wire.writeText(out, text.text());
			out.writeDouble(text.confidence());
		}
		out.writeInt(page.lines().size());
		for (SheetLine line : page.lines()) {
			out.writeInt(line.number());
			Answer.writeBox(out, line.box());
			out.writeInt(line.cells().size());
			for (SheetCell cell : line.cells()) {
				write(out, cell);
			}
		}
		Wire.writeText(out, page.engine());
	}

	private static SheetPage readPage(DataInputStream in) throws IOException {
		int number = in.readInt();
		int width = in.readInt();
		int height = in.readInt();
		@Nullable Integer printed = readNumber(in);
		@Nullable Integer total = readNumber(in);
		@Nullable HalfDay half = readHalf(in);
		List<SheetColumn> columns = new ArrayList<>();
		for (int i = in.readInt(); i > 0; i--) {
			columns.add(SheetColumn.values()[in.readByte()]);
		}
		List<HeaderText> texts = new ArrayList<>();
		for (int i = in.readInt(); i > 0; i--) {
			texts.add(new HeaderText(HeaderText.Kind.values()[in.readByte()], Answer.readBox(in), Wire.readText(in),
					in.readDouble()));
		}
		List<SheetLine> lines = new ArrayList<>();
		for (int i = in.readInt(); i > 0; i--) {
			lines.add(readLine(in));
		}
		return new SheetPage(number, width, height, printed, total, half, columns, texts, lines, Wire.readText(in));
	}

	private static SheetLine readLine(DataInputStream in) throws IOException {
		int number = in.readInt();
		var box = Answer.readBox(in);
		List<SheetCell> cells = new ArrayList<>();
		for (int i = in.readInt(); i > 0; i--) {
			cells.add(readCell(in));
		}
		return new SheetLine(number, box, cells);
	}

	private static void write(DataOutputStream out, SheetCell cell) throws IOException {
		out.writeByte(cell.column().ordinal());
		writeHalf(out, cell.halfDay());
		Answer.writeBox(out, cell.box());
		Wire.writeText(out, cell.text());
		out.writeDouble(cell.confidence());
		out.writeDouble(cell.ink());
		out.writeBoolean(cell.inked());
		out.writeLong(cell.imageHash());
		Wire.writeBytes(out, cell.lattice().toBytes());
	}

	private static SheetCell readCell(DataInputStream in) throws IOException {
		SheetColumn column = SheetColumn.values()[in.readByte()];
		@Nullable HalfDay half = readHalf(in);
		return new SheetCell(column, half, Answer.readBox(in), Wire.readText(in), in.readDouble(), in.readDouble(),
				in.readBoolean(), in.readLong(), Lattice.of(Wire.readBytes(in)));
	}

	private static void writeNumber(DataOutputStream out, @Nullable Integer number) throws IOException {
		out.writeInt((number != null) ? number : -1);
	}

	private static @Nullable Integer readNumber(DataInputStream in) throws IOException {
		int number = in.readInt();
		return (number < 0) ? null : (Integer) number;
	}

	private static void writeHalf(DataOutputStream out, @Nullable HalfDay half) throws IOException {
		out.writeByte((half != null) ? half.ordinal() : -1);
	}

	private static @Nullable HalfDay readHalf(DataInputStream in) throws IOException {
		int ordinal = in.readByte();
		return (ordinal < 0) ? null : HalfDay.values()[ordinal];
	}

}
