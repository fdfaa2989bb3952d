package cn.juanzong.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.person.AgeRule;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.reconciliation.FormPainter.Signer;
import cn.juanzong.reconciliation.agreement.Expected;
import cn.juanzong.reconciliation.agreement.PaperCase;
import cn.juanzong.reconciliation.agreement.Reconciler;
import cn.juanzong.records.ArchivalCode;
import cn.juanzong.records.ArchivalRecord;
import cn.juanzong.records.MaterialKind;
import cn.juanzong.storage.Digest;
import org.jspecify.annotations.Nullable;

/** Compares pages that were read with the ledger of a session, without a database. */
final class PaintedPaper {

	private final List<SheetPage> pages;

	private int halfDays = 1;

	private Function<LocalDate, Optional<Counting>> excluded = (birth) -> Optional.empty();

	private Function<String, @Nullable UUID> before = (id) -> null;

	PaintedPaper(List<SheetPage> pages) {
		this.pages = pages;
	}

	/** The row of somebody who counts. */
	static Expected row(int row, Signer person) {
		return new Expected(new UUID(1, row), row, "person " + person.idNumber(), "row " + row + person.name(),
				person.name(), person.idNumber(), person.phone(),
				LocalDate.parse(person.idNumber().substring(6, 14), java.time.format.DateTimeFormatter.BASIC_ISO_DATE),
				Counting.COUNTED, null);
	}

	/** Rows of people who count, in their order. */
	static List<Expected> rows(List<Signer> people) {
		return IntStream.range(0, people.size()).mapToObj((i) -> row(i + 1, people.get(i))).toList();
	}

	PaintedPaper halfDays(int halfDays) {
		this.halfDays = halfDays;
		return this;
	}

	/** The ages of a basic class on a day. */
	PaintedPaper on(LocalDate day) {
		this.excluded = (birth) -> switch (AgeRule.of(TrainingClass.BASIC, 16).outcome(birth, day)) {
			case IN_RANGE -> Optional.empty();
			case UNDER -> Optional.of(Counting.AGE_UNDER);
			case OVER -> Optional.of(Counting.AGE_OVER);
		};
		return this;
	}

	PaintedPaper countedBefore(Function<String, @Nullable UUID> before) {
		this.before = before;
		return this;
	}

	/** What becomes of each line and row; each page is a record of its own. */
	List<ReconciledItem> against(List<Expected> ledger) {
		Map<UUID, ArchivalRecord> records = new LinkedHashMap<>();
		Map<UUID, List<SheetPage>> read = new LinkedHashMap<>();
		for (int i = 0; i < this.pages.size(); i++) {
			UUID id = new UUID(0, i + 1);
			records.put(id,
					new ArchivalRecord(id, id, id, MaterialKind.SIGN_IN_SHEET, "签到表.jpg", 1, Digest.of(new byte[32]),
							ArchivalCode.parse("A-PX·2022·D10-001-0001"), Instant.EPOCH, "档案员", List.of()));
			read.put(id, List.of(this.pages.get(i)));
		}
		return Reconciler.reconcile(new PaperCase(ReadPaper.sittings(records, read), ledger, List.of(), this.halfDays,
				0, this.excluded, this.before));
	}

}
