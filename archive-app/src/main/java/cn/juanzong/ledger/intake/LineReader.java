package cn.juanzong.ledger.intake;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import cn.juanzong.ledger.FaultCode;
import cn.juanzong.ledger.LedgerEntry.DocumentType;
import cn.juanzong.ledger.LedgerNotice;
import cn.juanzong.ledger.SensitiveFlag;
import cn.juanzong.ledger.person.IdNumber;
import cn.juanzong.ledger.person.MobileNumber;
import cn.juanzong.ledger.person.PersonName;
import cn.juanzong.ledger.person.Reading;
import cn.juanzong.ledger.person.Typed;
import cn.juanzong.ledger.sheet.SheetCell;
import cn.juanzong.privacy.PersonalNumbers;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of a ledger, cell by cell; every cell is looked at, whatever the others
 * hold.
 */
class LineReader {

	private final TrainingSession session;

	LineReader(TrainingSession session) {
		this.session = session;
	}

	/**
	 * Reads a line.
	 * @param cells the line's cells and the place for its faults
	 * @return the line, or empty if it has a fault
	 */
	Optional<LineDraft> read(LineCells cells) {
		Set<LedgerNotice> notices = EnumSet.noneOf(LedgerNotice.class);
		Reading<PersonName> name = PersonName.read(cells.typed(LedgerColumn.NAME));
		cells.fault(LedgerColumn.NAME, name);
		Reading<MobileNumber> phone = MobileNumber.read(cells.typed(LedgerColumn.PHONE));
		cells.fault(LedgerColumn.PHONE, phone);
		Identity identity = identity(cells, notices);
		String content = text(cells, LedgerColumn.CONTENT, 200);
		if (content == null) {
			cells.fault(LedgerColumn.CONTENT, FaultCode.CONTENT_MISSING);
		}
		String category = text(cells, LedgerColumn.CATEGORY, 50);
		if (category != null && unusual(category)) {
			notices.add(cells.note(LedgerColumn.CATEGORY, LedgerNotice.CATEGORY_UNUSUAL));
		}
		String remark = text(cells, LedgerColumn.REMARK, 500);
		trainingClass(cells);
		Set<SensitiveFlag> flags = EnumSet.noneOf(SensitiveFlag.class);
		flag(cells, LedgerColumn.POOR_HOUSEHOLD, SensitiveFlag.POOR_HOUSEHOLD, flags);
		flag(cells, LedgerColumn.DISABLED, SensitiveFlag.DISABLED, flags);
		if (cells.faulty() || identity == null || content == null) {
			return Optional.empty();
		}
		return Optional
			.of(new LineDraft(cells.sheet(), cells.row(), name.orElseThrow(), identity.type(), identity.number(),
					phone.orElseThrow().value(), identity.birthDate(), content, category, remark, flags, notices));
	}

	private @Nullable Identity identity(LineCells cells, Set<LedgerNotice> notices) {
		DocumentType type = documentType(cells);
		if (type == null) {
			// what the number should look like is not known either
			if (cells.cell(LedgerColumn.ID_NUMBER).blank()) {
				cells.fault(LedgerColumn.ID_NUMBER, FaultCode.ID_MISSING);
			}
			return null;
		}
		if (type == DocumentType.OTHER) {
			return otherDocument(cells, notices);
		}
		Reading<IdNumber> id = IdNumber.read(cells.typed(LedgerColumn.ID_NUMBER), this.session.startsOn());
		cells.fault(LedgerColumn.ID_NUMBER, id);
		IdNumber number = id.value();
		if (number == null) {
			return null;
		}
		id.notices().forEach((notice) -> notices.add(cells.note(LedgerColumn.ID_NUMBER, notice)));
		BirthDates.Typed typed = BirthDates.read(cells.cell(LedgerColumn.BIRTH_DATE));
		if (typed != null && !typed.agrees(number.birthDate())) {
			notices.add(cells.note(LedgerColumn.BIRTH_DATE, LedgerNotice.BIRTH_DATE_DIFFERS));
		}
		String sex = cells.cell(LedgerColumn.SEX).text().strip();
		if ((sex.startsWith("男") && !number.male()) || (sex.startsWith("女") && number.male())) {
			notices.add(cells.note(LedgerColumn.SEX, LedgerNotice.SEX_DIFFERS));
		}
		return new Identity(number.residencePermit() ? DocumentType.RESIDENCE_PERMIT : DocumentType.ID_CARD,
				number.value(), number.birthDate());
	}

	private static @Nullable DocumentType documentType(LineCells cells) {
		String text = cells.cell(LedgerColumn.DOCUMENT_TYPE).text().strip();
		if (text.isEmpty() || text.contains("身份证") && !text.contains("永久居留")) {
			return DocumentType.ID_CARD;
		}
		if (text.contains("居住证")) {
			return DocumentType.RESIDENCE_PERMIT;
		}
		if (!text.matches(".*(护照|永久居留|通行证|回乡证|台胞证|其他|其它).*")) {
			cells.fault(LedgerColumn.DOCUMENT_TYPE, FaultCode.DOCUMENT_UNKNOWN);
			return null;
		}
		return DocumentType.OTHER;
	}

	/** A17: no check digit; the birth date is typed. */
	private @Nullable Identity otherDocument(LineCells cells, Set<LedgerNotice> notices) {
		String number = cells.cell(LedgerColumn.ID_NUMBER).text().replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
		if (number.isEmpty()) {
			cells.fault(LedgerColumn.ID_NUMBER, FaultCode.ID_MISSING);
		}
		else if (!number.matches("[A-Z0-9()]{5,20}")) {
			cells.fault(LedgerColumn.ID_NUMBER, FaultCode.DOCUMENT_NUMBER);
		}
		SheetCell birthCell = cells.cell(LedgerColumn.BIRTH_DATE);
		BirthDates.Typed typed = BirthDates.read(birthCell);
		LocalDate birth = (typed != null) ? typed.day() : null;
		if (birth == null) {
			cells.fault(LedgerColumn.BIRTH_DATE,
					birthCell.blank() ? FaultCode.BIRTH_DATE_MISSING : FaultCode.BIRTH_DATE_UNREADABLE);
			return null;
		}
		if (birth.isAfter(this.session.startsOn()) || !birth.plusYears(121).isAfter(this.session.startsOn())) {
			cells.fault(LedgerColumn.BIRTH_DATE, FaultCode.BIRTH_DATE_IMPLAUSIBLE);
		}
		notices.add(cells.note(LedgerColumn.ID_NUMBER, LedgerNotice.ID_UNCHECKED));
		return new Identity(DocumentType.OTHER, number, birth);
	}

	/** R10-3: a ledger never mixes classes; the session decides. */
	private void trainingClass(LineCells cells) {
		SheetCell cell = cells.cell(LedgerColumn.TRAINING_CLASS);
		if (!cell.blank()) {
			Optional<TrainingClass> read = TrainingClass.parse(cell.text());
			if (read.isEmpty()) {
				cells.fault(LedgerColumn.TRAINING_CLASS, FaultCode.CLASS_UNKNOWN);
			}
			else if (read.get() != this.session.course().trainingClass()) {
				cells.fault(LedgerColumn.TRAINING_CLASS, FaultCode.CLASS_MIXED);
			}
		}
	}

	/** R04-2: a notice, never a block. */
	private boolean unusual(String category) {
		return switch (this.session.course().trainingClass()) {
			case PRACTICAL -> category.contains("书记") || category.contains("干部");
			case PUBLICITY -> category.contains("书记") || category.contains("干部") || category.contains("企业");
			case BASIC -> false;
		};
	}

	private static @Nullable String text(LineCells cells, LedgerColumn column, int longest) {
		String text = PersonalNumbers.redact(cells.cell(column).text().strip());
		if (text.length() > longest) {
			cells.fault(column, FaultCode.TEXT_TOO_LONG, Integer.toString(longest));
		}
		return text.isEmpty() ? null : text;
	}

	private static void flag(LineCells cells, LedgerColumn column, SensitiveFlag flag, Set<SensitiveFlag> flags) {
		String text = cells.cell(column).text().strip().toUpperCase(Locale.ROOT);
		if (text.matches("是|有|对|√|✓|✔|☑|1|Y|YES|TRUE|.*(立卡|贫困户|脱贫户|残疾|[一二三四1-4]级).*")
				&& !text.matches("(非|不|无|否|未).*")) {
			flags.add(flag);
		}
		else if (!text.matches("|否|无|不是|没有|0|N|NO|FALSE|×|X|-|—|/|\\\\|(非|不|无|否|未).*|一般(农)?户")) {
			cells.fault(column, FaultCode.FLAG_UNCLEAR);
		}
	}

	private record Identity(DocumentType type, String number, LocalDate birthDate) {

		@Override
		public String toString() {
			return "Identity";
		}

	}

}
