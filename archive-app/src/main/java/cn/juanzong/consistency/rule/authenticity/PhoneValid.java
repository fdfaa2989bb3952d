package cn.juanzong.consistency.rule.authenticity;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cn.juanzong.consistency.ConsistencyRule;
import cn.juanzong.consistency.Finding;
import cn.juanzong.consistency.RuleCode;
import cn.juanzong.consistency.snapshot.CaseSnapshot;

/**
 * F6: a phone number that no mobile operator gives out, in the ledger or on a row that
 * was refused for it. The mask shows enough to tell: whatever has not eleven digits is
 * masked whole.
 */
class PhoneValid implements ConsistencyRule {

	private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d\\*{4}\\d{4}");

	@Override
	public List<Finding> check(CaseSnapshot snapshot) {
		Stream<Finding> refused = snapshot.leftOut()
			.stream()
			.filter((fault) -> fault.code().name().startsWith("PHONE_"))
			.map((fault) -> RefusedRow.of(RuleCode.PHONE_REFUSED, fault));
		Stream<Finding> invalid = snapshot.lines()
			.entries()
			.stream()
			.filter((line) -> !MOBILE.matcher(line.phoneMasked()).matches())
			.map((line) -> Finding.of(RuleCode.PHONE_INVALID, line.personKey(), line.line(), line.phoneMasked())
				.entries(List.of(line.id())));
		return Stream.concat(invalid, refused).toList();
	}

}
