package cn.juanzong.inspection;

import java.util.Locale;

import cn.juanzong.consistency.CheckPrecision;
import cn.juanzong.consistency.FindingTexts;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * How often each check of authenticity was right, and which fell silent: for all to see,
 * as the settings are. Numbers only, of no contractor and no session.
 */
@Controller
class PrecisionController {

	private final CheckPrecision precision;

	private final FindingTexts texts;

	PrecisionController(CheckPrecision precision, FindingTexts texts) {
		this.precision = precision;
		this.texts = texts;
	}

	@GetMapping("/settings/checks")
	String list(Locale locale, Model model) {
		model.addAttribute("checks", this.precision.all());
		model.addAttribute("titles", this.texts.titles(locale));
		model.addAttribute("cases", CheckPrecision.CASES);
		model.addAttribute("least", CheckPrecision.LEAST_PERCENT);
		return "inspection/checks";
	}

}
