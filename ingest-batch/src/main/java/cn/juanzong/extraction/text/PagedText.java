package cn.juanzong.extraction.text;

import java.util.ArrayList;
import java.util.List;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Gathers the text Tika emits, page by page, up to a limit.
 */
final class PagedText extends DefaultHandler {

	/** What begins a page. */
	enum Split {

		/** Nothing: one page. */
		NEVER,
		/** Pages of PDF, slides of presentations. */
		BY_DIVISION,
		/** Sheets of a workbook: each begins with its name as a heading. */
		BY_HEADING

	}

	private static final List<String> PAGE_CLASSES = List.of("page", "slide-content", "slide");

	private static final String ENTRY = "package-entry";

	private final Split split;

	private final int limit;

	private final List<StringBuilder> pages = new ArrayList<>();

	private final List<Boolean> divisions = new ArrayList<>();

	private final List<Boolean> pageDivisions = new ArrayList<>();

	private int openPages;

	private int entries;

	private int length;

	private boolean inBody;

	private boolean truncated;

	PagedText(Split split, int limit) {
		this.split = split;
		this.limit = limit;
		this.pages.add(new StringBuilder());
	}

	private boolean begun;

	@Override
	public void startElement(String uri, String localName, String qName, Attributes attributes) {
		switch (localName) {
			case "body" -> this.inBody = true;
			case "div" -> {
				String style = String.valueOf(attributes.getValue("class"));
				boolean entry = ENTRY.equals(style) || "embedded".equals(style);
				this.divisions.add(entry);
				this.entries += entry ? 1 : 0;
				boolean page = PAGE_CLASSES.contains(style);
				// old presentations have the content of a slide in a slide
				if (this.split == Split.BY_DIVISION && this.entries == 0 && page && this.openPages == 0) {
					begin();
				}
				this.pageDivisions.add(page);
				this.openPages += page ? 1 : 0;
			}
			case "h1" -> {
				if (this.split == Split.BY_HEADING && this.entries == 0) {
					begin();
				}
			}
			default -> {
			}
		}
	}

	@Override
	public void endElement(String uri, String localName, String qName) {
		if ("body".equals(localName)) {
			this.inBody = false;
		}
		else if ("div".equals(localName) && !this.divisions.isEmpty()) {
			this.entries -= this.divisions.remove(this.divisions.size() - 1) ? 1 : 0;
			this.openPages -= this.pageDivisions.remove(this.pageDivisions.size() - 1) ? 1 : 0;
		}
	}

	private void begin() {
		// what stood before the first page belongs to it
		if (this.begun) {
			this.pages.add(new StringBuilder());
		}
		this.begun = true;
	}

	@Override
	public void characters(char[] ch, int start, int count) throws SAXException {
		append(ch, start, count);
	}

	@Override
	public void ignorableWhitespace(char[] ch, int start, int count) throws SAXException {
		append(ch, start, count);
	}

	private void append(char[] ch, int start, int count) throws SAXException {
		if (!this.inBody) {
			return;
		}
		int taken = Math.min(count, this.limit - this.length);
		this.pages.get(this.pages.size() - 1).append(ch, start, taken);
		this.length += taken;
		if (taken < count) {
			this.truncated = true;
			throw new LimitReached();
		}
	}

	boolean truncated() {
		return this.truncated;
	}

	/**
	 * The pages' texts.
	 * @return at least one; a number that the limit cut in two is left out, since half of
	 * it could not be recognised and masked any more
	 */
	List<String> texts() {
		if (this.truncated) {
			StringBuilder last = this.pages.get(this.pages.size() - 1);
			int end = last.length();
			while (end > 0 && partOfNumber(last.charAt(end - 1))) {
				end--;
			}
			last.setLength(end);
		}
		return this.pages.stream().map(PagedText::tidy).toList();
	}

	private static boolean partOfNumber(char c) {
		return Character.isDigit(c) || c == ' ' || c == '-' || c == 'X' || c == 'x';
	}

	private static String tidy(StringBuilder text) {
		return text.toString().replaceAll("[ \\t\\x0B\\f\\r]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
	}

	/** Enough text: not a fault. */
	static final class LimitReached extends SAXException {

		private static final long serialVersionUID = 1L;

		LimitReached() {
			super("limit");
		}

	}

}
