package cn.juanzong.ledger.page;

import java.util.Locale;

import cn.juanzong.ledger.intake.LedgerTemplate;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Hands out the spreadsheet to fill in. */
@Controller
class LedgerTemplateController {

	private static final MediaType XLSX = MediaType
		.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

	private final LedgerTemplate template;

	LedgerTemplateController(LedgerTemplate template) {
		this.template = template;
	}

	@GetMapping("/ledger/template.xlsx")
	ResponseEntity<byte[]> template(Locale locale) {
		return ResponseEntity.ok()
			.contentType(XLSX)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("ledger-template.xlsx").build().toString())
			.body(this.template.workbook(locale));
	}

}
