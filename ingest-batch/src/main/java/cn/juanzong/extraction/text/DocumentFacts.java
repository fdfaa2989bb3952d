package cn.juanzong.extraction.text;

import java.util.ArrayList;
import java.util.List;

import cn.juanzong.extraction.Fact;
import cn.juanzong.privacy.PersonalNumbers;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.TIFF;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * Gathers facts of one document and keeps clear numbers out of them.
 */
final class DocumentFacts {

	static final String EXTRACTOR = "tika-3.3.1";

	private static final int MAX_VALUE = 2_000;

	private static final String NO_COMPUTERS_BEFORE = "1985";

	private final List<Fact> facts = new ArrayList<>();

	void add(String name, @Nullable Object value) {
		if (value == null || value.toString().isBlank()) {
			return;
		}
		String text = PersonalNumbers.redact(value.toString().strip());
		if (text.length() > MAX_VALUE) {
			text = text.substring(0, MAX_VALUE);
		}
		this.facts.add(new Fact(name, text, 0, null, 1, EXTRACTOR));
	}

	void addAll(Metadata metadata) {
		add(Fact.TITLE, metadata.get(TikaCoreProperties.TITLE));
		add(Fact.AUTHOR, metadata.get(TikaCoreProperties.CREATOR));
		String created = metadata.get(TikaCoreProperties.CREATED);
		// a clock that was never set: the beginning of time of some file format
		add(Fact.CREATED_AT, (created != null && created.compareTo(NO_COMPUTERS_BEFORE) < 0) ? null : created);
		String taken = metadata.get(TIFF.ORIGINAL_DATE);
		if (taken != null) {
			add(Fact.CAPTURED_AT, taken.replaceAll("(Z|[+-]\\d\\d:?\\d\\d)$", ""));
		}
		String make = metadata.get(TIFF.EQUIPMENT_MAKE);
		String model = metadata.get(TIFF.EQUIPMENT_MODEL);
		add(Fact.CAMERA, camera(make, model));
		add(Fact.LATITUDE, metadata.get(TikaCoreProperties.LATITUDE));
		add(Fact.LONGITUDE, metadata.get(TikaCoreProperties.LONGITUDE));
	}

	/**
	 * The number of pages a document claims.
	 * @param metadata from Tika
	 * @param read the pages that were told apart while reading
	 */
	void addPageCount(Metadata metadata, int read) {
		Integer pages = metadata.getInt(PagedText.N_PAGES);
		if (pages == null) {
			pages = metadata.getInt(Office.PAGE_COUNT);
		}
		add(Fact.PAGE_COUNT, (read > 1 || pages == null || pages < 1) ? read : pages);
	}

	private static @Nullable String camera(@Nullable String make, @Nullable String model) {
		if (make == null || model == null) {
			return (make != null) ? make : model;
		}
		return model.startsWith(make) ? model : make.strip() + " " + model.strip();
	}

	List<Fact> list() {
		return this.facts;
	}

}
