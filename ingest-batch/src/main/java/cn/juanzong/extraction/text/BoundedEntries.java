package cn.juanzong.extraction.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Reads what is inside archives and attachments: names always, text up to a depth and
 * number of entries, and never more bytes than an honest file of this size unfolds to. An
 * entry that cannot be read costs its own text only.
 */
final class BoundedEntries implements EmbeddedDocumentExtractor {

	static final int MAX_DEPTH = 5;

	static final int MAX_ENTRIES = 2_000;

	private final Parser parser;

	private final ParseContext context;

	private final long allowance;

	private long unfolded;

	private int entries;

	private int depth;

	private boolean truncated;

	private boolean malware;

	private boolean encrypted;

	BoundedEntries(Parser parser, ParseContext context, long fileSize) {
		this.parser = parser;
		this.context = context;
		this.allowance = allowance(fileSize);
	}

	/**
	 * How many bytes an honest file may unfold to.
	 * @param fileSize bytes
	 * @return a hundred times its size, and in any case 256 MB
	 */
	static long allowance(long fileSize) {
		return Math.max(256L << 20, fileSize * 100);
	}

	boolean truncated() {
		return this.truncated;
	}

	boolean malware() {
		return this.malware;
	}

	boolean encrypted() {
		return this.encrypted;
	}

	@Override
	public boolean shouldParseEmbedded(Metadata metadata) {
		// pictures inside documents: reading each one's metadata is work without use
		return !String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).startsWith("image/");
	}

	@Override
	public void parseEmbedded(InputStream input, ContentHandler handler, Metadata metadata, boolean outputHtml)
			throws SAXException, IOException {
		this.entries++;
		if (this.entries > MAX_ENTRIES) {
			this.truncated = true;
			drain(new Counted(input));
			return;
		}
		AttributesImpl attributes = new AttributesImpl();
		attributes.addAttribute("", "class", "class", "CDATA", "package-entry");
		handler.startElement(XHTMLContentHandler.XHTML, "div", "div", attributes);
		String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
		if (name != null && outputHtml) {
			write(handler, name);
		}
		Counted counted = new Counted(input);
		if (this.depth < MAX_DEPTH) {
			this.depth++;
			try {
				read(counted, handler, metadata);
			}
			finally {
				this.depth--;
			}
		}
		else {
			this.truncated = true;
		}
		drain(counted);
		handler.endElement(XHTMLContentHandler.XHTML, "div", "div");
	}

	private static void write(ContentHandler handler, String name) throws SAXException {
		char[] line = (name + "\n").toCharArray();
		handler.characters(line, 0, line.length);
	}

	private void read(Counted counted, ContentHandler handler, Metadata metadata) throws SAXException, IOException {
		try (TikaInputStream input = TikaInputStream.get(counted)) {
			byte[] head = new byte[EicarSignature.LENGTH];
			int length = input.peek(head);
			this.malware |= EicarSignature.startsWith(head, length);
			this.parser.parse(input, new EmbeddedContentHandler(new BodyContentHandler(handler)), metadata,
					this.context);
		}
		catch (EncryptedDocumentException ex) {
			this.encrypted = true;
		}
		catch (TikaException | IOException | RuntimeException ex) {
			if (counted.bomb || Failures.isBomb(ex)) {
				throw new BombFound();
			}
		}
	}

	private static void drain(Counted counted) throws IOException {
		byte[] buffer = new byte[1 << 16];
		while (counted.read(buffer, 0, buffer.length) >= 0) {
			Objects.requireNonNull(buffer);
		}
	}

	/** More bytes than an honest archive holds. */
	static final class BombFound extends IOException {

		private static final long serialVersionUID = 1L;

		BombFound() {
			super("unfolds to too many bytes");
		}

	}

	/** Counts unfolded bytes over all entries; leaves the archive's stream open. */
	private final class Counted extends FilterInputStream {

		private boolean bomb;

		Counted(InputStream input) {
			super(input);
		}

		@Override
		public int read() throws IOException {
			int value = super.read();
			count((value < 0) ? 0 : 1);
			return value;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			count(Math.max(0, read));
			return read;
		}

		@Override
		public long skip(long wanted) throws IOException {
			long skipped = super.skip(wanted);
			count(skipped);
			return skipped;
		}

		@Override
		public boolean markSupported() {
			return false;
		}

		@Override
		public void close() {
			// the archive's parser goes on to the next entry
		}

		private void count(long bytes) throws IOException {
			BoundedEntries.this.unfolded += bytes;
			if (BoundedEntries.this.unfolded > BoundedEntries.this.allowance) {
				this.bomb = true;
				throw new BombFound();
			}
		}

	}

}
