package cn.juanzong.ingest.job;

import java.util.function.Supplier;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;

import org.springframework.stereotype.Component;

/**
 * Reads a file with a second chance: its reading process may have been ended from
 * outside, so only the second crash is the file's.
 */
@Component
class Reading {

	private final Patience patience;

	Reading(Patience patience) {
		this.patience = patience;
	}

	Extraction of(Supplier<Extraction> read) {
		Extraction first = this.patience.insist(read);
		if (!crashed(first)) {
			return first;
		}
		Extraction second = this.patience.insist(read);
		crashed(second);
		return second;
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
