package cn.juanzong.extraction.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.Word;
import org.jspecify.annotations.Nullable;

/**
 * What a reading process answers: an {@link Extraction} or renditions.
 */
final class Answer {

	private Answer() {
	}

	static byte[] encode(Extraction extraction) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
		DataOutputStream out = new DataOutputStream(bytes);
		if (extraction instanceof Extraction.Extracted read) {
			out.writeByte('E');
			Wire.writeText(out, read.mediaType());
			out.writeInt(read.pages().size());
			for (Page page : read.pages()) {
				writePage(out, page);
			}
			writeFacts(out, read.facts());
			out.writeBoolean(read.truncated());
		}
		else if (extraction instanceof Extraction.Unreadable unreadable) {
			out.writeByte('U');
			Wire.writeText(out, unreadable.mediaType());
			out.writeByte(unreadable.reason().ordinal());
			Wire.writeText(out, unreadable.detail());
			writeFacts(out, unreadable.facts());
		}
		return bytes.toByteArray();
	}

	static Extraction extraction(byte[] frame) throws IOException {
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
		int kind = in.readByte();
		String mediaType = Wire.readText(in);
		if (kind == 'U') {
			Extraction.Reason reason = Extraction.Reason.values()[in.readByte()];
			String detail = Wire.readText(in);
			return new Extraction.Unreadable(mediaType, reason, detail, readFacts(in));
		}
		int count = in.readInt();
		List<Page> pages = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			pages.add(readPage(in));
		}
		List<Fact> facts = readFacts(in);
		return new Extraction.Extracted(mediaType, pages, facts, in.readBoolean());
	}

	static byte[] encode(List<Rendition> renditions) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(65536);
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(renditions.size());
		for (Rendition rendition : renditions) {
			out.writeByte(rendition.kind().ordinal());
			out.writeInt(rendition.page());
			Wire.writeText(out, rendition.mediaType());
			out.writeInt(rendition.width());
			out.writeInt(rendition.height());
			Wire.writeBytes(out, rendition.bytes());
		}
		return bytes.toByteArray();
	}

	static List<Rendition> renditions(byte[] frame) throws IOException {
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
		int count = in.readInt();
		List<Rendition> renditions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Rendition.Kind kind = Rendition.Kind.values()[in.readByte()];
			int page = in.readInt();
			String mediaType = Wire.readText(in);
			int width = in.readInt();
			int height = in.readInt();
			renditions.add(new Rendition(kind, page, mediaType, width, height, Wire.readBytes(in)));
		}
		return renditions;
	}

	private static void writePage(DataOutputStream out, Page page) throws IOException {
		out.writeInt(page.number());
		Wire.writeText(out, page.text());
		out.writeInt(page.words().size());
		for (Word word : page.words()) {
			Wire.writeText(out, word.text());
			writeBox(out, word.box());
			out.writeDouble(word.confidence());
		}
		out.writeBoolean(page.needsRecognition());
	}

	private static Page readPage(DataInputStream in) throws IOException {
		int number = in.readInt();
		String text = Wire.readText(in);
		int count = in.readInt();
		List<Word> words = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			words.add(new Word(Wire.readText(in), readBox(in), in.readDouble()));
		}
		return new Page(number, text, words, in.readBoolean());
	}

	private static void writeFacts(DataOutputStream out, List<Fact> facts) throws IOException {
		out.writeInt(facts.size());
		for (Fact fact : facts) {
			Wire.writeText(out, fact.name());
			Wire.writeText(out, fact.value());
			out.writeInt(fact.page());
			Box box = fact.box();
			out.writeBoolean(box != null);
			if (box != null) {
				writeBox(out, box);
			}
			out.writeDouble(fact.confidence());
			Wire.writeText(out, fact.extractor());
		}
	}

	private static List<Fact> readFacts(DataInputStream in) throws IOException {
		int count = in.readInt();
		List<Fact> facts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String name = Wire.readText(in);
			String value = Wire.readText(in);
			int page = in.readInt();
			@Nullable Box box = in.readBoolean() ? readBox(in) : null;
			facts.add(new Fact(name, value, page, box, in.readDouble(), Wire.readText(in)));
		}
		return facts;
	}

	static void writeBox(DataOutputStream out, Box box) throws IOException {
		out.writeDouble(box.left());
		out.writeDouble(box.top());
		out.writeDouble(box.right());
		out.writeDouble(box.bottom());
	}

	static Box readBox(DataInputStream in) throws IOException {
		return new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
	}

}
