package cn.juanzong.ledger.people;

import java.time.LocalDate;
import java.util.Locale;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.person.IdNumber;
import cn.juanzong.ledger.person.MobileNumber;
import cn.juanzong.ledger.person.PersonName;
import cn.juanzong.ledger.person.Reading;
import cn.juanzong.ledger.person.Typed;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param kind what it was taken for
 * @param value the normalised number or name; clear
 * @param shown what may be shown and kept in the trail: the mask of a number
 * @param fault why it cannot be looked for
 * @param length how many characters a number has, for the sentence
 */
record PersonQuery(Kind kind, String value, String shown, @Nullable FaultCode fault, int length) {

	/** Takes text for an ID number, a phone, another document or a name, by its look. */
	static PersonQuery of(String text, LocalDate today) {
		String dense = text.replaceAll("[\\s-]+", "");
		long digits = dense.codePoints().filter(Character::isDigit).count();
		boolean chinese = dense.codePoints().anyMatch(Character::isIdeographic);
		if (digits < 5 || chinese) {
			String name = PersonName.normal(text);
			return new PersonQuery(Kind.NAME, name, name, name.isEmpty() ? FaultCode.NAME_MISSING : null, 0);
		}
		Reading<MobileNumber> phone = MobileNumber.read(Typed.text(text));
		if (phone.value() != null) {
			return new PersonQuery(Kind.PHONE, phone.value().value(), phone.value().masked(), null, 11);
		}
		Reading<IdNumber> id = IdNumber.read(Typed.text(text), today);
		if (id.value() != null) {
			return new PersonQuery(Kind.ID_NUMBER, id.value().value(), id.value().masked(), null, 18);
		}
		if (dense.matches("(?=.*[A-Za-z])[A-Za-z0-9()]{5,20}") && digits < 15) {
			return new PersonQuery(Kind.DOCUMENT, dense.toUpperCase(Locale.ROOT), "*".repeat(dense.length()), null,
					dense.length());
		}
		boolean meantAsId = digits >= 14;
		return new PersonQuery(meantAsId ? Kind.ID_NUMBER : Kind.PHONE, "", "", meantAsId ? id.fault() : phone.fault(),
				meantAsId ? id.length() : phone.length());
	}

	/** Never a clear number. */
	@Override
	public String toString() {
		return this.kind + " " + this.shown;
	}

	/** What was looked for. */
	enum Kind {

		NAME, ID_NUMBER, DOCUMENT, PHONE

	}

}
