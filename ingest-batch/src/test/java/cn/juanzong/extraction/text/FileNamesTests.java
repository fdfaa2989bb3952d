package cn.juanzong.extraction.text;

import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNamesTests {

	private final FileNames names = new FileNames(MimeTypes.getDefaultMimeTypes());

	@ParameterizedTest
	@CsvSource({ "a.pdf, application/pdf,", "a.PDF, application/pdf,", "a.jpeg, image/jpeg,",
			"a.jpg, application/pdf, pdf", "a.docx, image/png, png", "a.mp4, video/quicktime,", "a.txt, text/csv,",
			"a.csv, text/plain,", "a.wps, application/msword,", "a.unknown, application/pdf,",
			"noextension, application/pdf,",
			"a.zip, application/vnd.openxmlformats-officedocument.wordprocessingml.document,",
			"a.ofd, application/ofd,", "a.pdf, application/ofd, ofd", "a.jpg, application/octet-stream,",
			"a.doc, application/vnd.openxmlformats-officedocument.wordprocessingml.document, docx" })
	void tellsTheExtensionAFileOughtToHave(String name, String detected, String expected) {
		assertThat(this.names.expectedExtension(name, MediaType.parse(detected)).orElse(null)).isEqualTo(expected);
	}

}
