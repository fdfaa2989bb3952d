package cn.juanzong.ingest.job;

import java.util.function.Supplier;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.sheet.SheetExtraction;

import org.springframework.stereotype.Component;

/**
 * Reads a file with a second and a third chance: its reading process may have been ended
 * from outside, and that is no fault of the file.
 */
@Component
class Reading {

	/** Crashes in a row after which they are the file's. */
	private static final int CRASHES = 3;

	private final Patience patience;

	Reading(Patience patience) {
		this.patience = patience;
	}

	Extraction of(Supplier<Extraction> read) {
		Extraction extraction = this.patience.insist(read);
		for (int crashes = 1; crashed(extraction) && crashes < CRASHES; crashes++) {
			extraction = this.patience.insist(read);
		}
		return extraction;
	}

	SheetExtraction ofSheet(Supplier<SheetExtraction> read) {
		SheetExtraction extraction = this.patience.insist(read);
		for (int crashes = 1; crashed(extraction.extraction()) && crashes < CRASHES; crashes++) {
			extraction = this.patience.insist(read);
		}
		return extraction;
	}

	/** When this process shuts down its readers end too; that is no fault of the file. */
	private boolean crashed(Extraction extraction) {
		boolean crashed = extraction instanceof Unreadable unreadable && unreadable.reason() == Reason.CRASHED;
		if (crashed) {
			this.patience.goOn();
		}
		return crashed;
	}

}
