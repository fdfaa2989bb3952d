package cn.juanzong.extraction.text;

import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PagedTextTests {

	@Test
	void attachmentsDoNotBeginPages() throws Exception {
		PagedText text = new PagedText(PagedText.Split.BY_DIVISION, 1000);
		start(text, "body", "");
		page(text, "一");
		start(text, "div", "package-entry");
		page(text, "附件");
		text.endElement("", "div", "div");
		page(text, "二");
		assertThat(text.texts()).containsExactly("一附件", "二");
	}

	@Test
	void theContentOfASlideIsNoSlideOfItsOwn() throws Exception {
		PagedText text = new PagedText(PagedText.Split.BY_DIVISION, 1000);
		start(text, "body", "");
		for (String content : new String[] { "一", "二" }) {
			start(text, "div", "slide");
			page(text, content);
			text.endElement("", "div", "div");
		}
		assertThat(text.texts()).containsExactly("一", "二");
	}

	@Test
	void aNumberCutInTwoByTheLimitIsLeftOut() throws Exception {
		PagedText text = new PagedText(PagedText.Split.NEVER, 15);
		start(text, "body", "");
		char[] line = "张三999999199001010012".toCharArray();
		assertThatExceptionOfType(PagedText.LimitReached.class).isThrownBy(() -> text.characters(line, 0, line.length));
		assertThat(text.truncated()).isTrue();
		assertThat(text.texts()).containsExactly("张三");
	}

	private static void page(PagedText text, String content) throws SAXException {
		start(text, "div", "page");
		text.characters(content.toCharArray(), 0, content.length());
		text.endElement("", "div", "div");
	}

	private static void start(PagedText text, String element, String style) {
		AttributesImpl attributes = new AttributesImpl();
		attributes.addAttribute("", "class", "class", "CDATA", style);
		text.startElement("", element, element, attributes);
	}

}
