package cn.juanzong.extraction.text;

import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * What an OFD package says of itself; only its first document is read.
 *
 * @param documentPath where the document's description lies
 * @param title its title, if given
 * @param author its author, if given
 */
record OfdRoot(String documentPath, @Nullable String title, @Nullable String author) {

	static OfdRoot read(XMLStreamReader xml) throws XMLStreamException {
		String path = null;
		String title = null;
		String author = null;
		while (xml.hasNext()) {
			if (xml.next() != XMLStreamConstants.START_ELEMENT) {
				continue;
			}
			switch (xml.getLocalName()) {
				case "DocRoot" -> path = (path != null) ? path : xml.getElementText().trim();
				case "Title" -> title = (title != null) ? title : xml.getElementText().trim();
				case "Author" -> author = (author != null) ? author : xml.getElementText().trim();
				default -> {
				}
			}
		}
		if (path == null) {
			throw new XMLStreamException("No document");
		}
		return new OfdRoot(path, title, author);
	}

	/**
	 * The pages' locations in reading order.
	 * @param xml the document's description
	 * @return relative to the description
	 * @throws XMLStreamException if it is not well-formed
	 */
	static List<String> pages(XMLStreamReader xml) throws XMLStreamException {
		List<String> pages = new ArrayList<>();
		boolean inPages = false;
		while (xml.hasNext()) {
			int event = xml.next();
			if (event == XMLStreamConstants.START_ELEMENT) {
				inPages |= "Pages".equals(xml.getLocalName());
				String location = xml.getAttributeValue(null, "BaseLoc");
				if (inPages && "Page".equals(xml.getLocalName()) && location != null) {
					pages.add(location);
				}
			}
			else if (event == XMLStreamConstants.END_ELEMENT && "Pages".equals(xml.getLocalName())) {
				inPages = false;
			}
		}
		return pages;
	}

}
