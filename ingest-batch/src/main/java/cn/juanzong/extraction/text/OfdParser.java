package cn.juanzong.extraction.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.commons.io.input.BoundedInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Text of OFD, the Chinese fixed-layout format (GB/T 33190-2016): the TextCode elements
 * of each page in document order. Templates, signatures and drawing are not read.
 */
final class OfdParser implements Parser {

	static final MediaType OFD = MediaType.application("ofd");

	static final String ROOT = "OFD.xml";

	private static final long serialVersionUID = 1L;

	private static final int MAX_PAGES = 5_000;

	private static final long MAX_ENTRY = 32L << 20;

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return Set.of(OFD);
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
		try (ZipFile zip = new ZipFile(TikaInputStream.cast(stream).getFile())) {
			OfdRoot root = OfdRoot.read(open(zip, ROOT));
			metadata.set(TikaCoreProperties.TITLE, root.title());
			metadata.set(TikaCoreProperties.CREATOR, root.author());
			String document = relative("", root.documentPath());
			xhtml.startDocument();
			int pages = 0;
			for (String page : OfdRoot.pages(open(zip, document))) {
				if (++pages > MAX_PAGES) {
					break;
				}
				xhtml.startElement("div", "class", "page");
				writePage(open(zip, relative(document, page)), xhtml);
				xhtml.endElement("div");
			}
			metadata.set(PagedText.N_PAGES, pages);
			xhtml.endDocument();
		}
		catch (XMLStreamException ex) {
			throw new TikaException("OFD", ex);
		}
	}

	static XMLStreamReader open(ZipFile zip, String name) throws IOException, XMLStreamException {
		ZipEntry entry = zip.getEntry(name);
		if (entry == null) {
			throw new IOException("Missing part");
		}
		InputStream bounded = BoundedInputStream.builder()
			.setInputStream(zip.getInputStream(entry))
			.setMaxCount(MAX_ENTRY)
			.get();
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		return factory.createXMLStreamReader(bounded);
	}

	/** Resolves a location against the folder of the part that names it. */
	static String relative(String base, String location) {
		if (location.startsWith("/")) {
			return location.substring(1);
		}
		int folder = base.lastIndexOf('/');
		return (folder < 0) ? location : base.substring(0, folder + 1) + location;
	}

	private static void writePage(XMLStreamReader xml, XHTMLContentHandler xhtml)
			throws XMLStreamException, SAXException {
		double lastTop = Double.NaN;
		double top = 0;
		while (xml.hasNext()) {
			if (xml.next() != XMLStreamConstants.START_ELEMENT) {
				continue;
			}
			if ("TextObject".equals(xml.getLocalName())) {
				top = top(xml.getAttributeValue(null, "Boundary"));
			}
			else if ("TextCode".equals(xml.getLocalName())) {
				if (!Double.isNaN(lastTop)) {
					xhtml.characters((Math.abs(top - lastTop) > 0.5) ? "\n" : " ");
				}
				xhtml.characters(xml.getElementText());
				lastTop = top;
			}
		}
	}

	private static double top(@org.jspecify.annotations.Nullable String boundary) {
		if (boundary == null) {
			return 0;
		}
		String[] numbers = boundary.trim().split("\\s+");
		try {
			return (numbers.length < 2) ? 0 : Double.parseDouble(numbers[1]);
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
