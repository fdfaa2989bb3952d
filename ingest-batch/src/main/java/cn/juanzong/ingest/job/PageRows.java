package cn.juanzong.ingest.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.ingest.StoredWords;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of pages and facts; part of the caller's transaction. */
@Component
class PageRows {

	private static final String EXTRACT = "EXTRACT";

	private static final String RECOGNISE = "RECOGNISE";

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	PageRows(JdbcClient jdbc, JdbcTemplate template) {
		this.jdbc = jdbc;
		this.template = template;
	}

	/** Replaces everything that was known of an object. */
	void replaceAll(UUID id, List<Page> pages, List<Fact> facts) {
		this.jdbc.sql("delete from object_page where object_id = :id").param("id", id).update();
		this.jdbc.sql("delete from object_fact where object_id = :id").param("id", id).update();
		this.template.batchUpdate("""
				insert into object_page (object_id, page, text, words, needs_recognition) values (?, ?, ?, ?::jsonb, ?)
				on conflict (object_id, page) do nothing""",
				pages.stream()
					.map((page) -> new Object[] { id, page.number(), clean(page.text()),
							StoredWords.write(page.words()), page.needsRecognition() })
					.toList());
		insert(id, EXTRACT, facts);
	}

	/** Replaces what was recognised on a page. */
	void replaceRecognised(UUID id, int number, List<Page> pages, List<Fact> facts) {
		tried(id, number);
		this.jdbc.sql("delete from object_fact where object_id = :id and source = :source and page = :page")
			.param("id", id)
			.param("source", RECOGNISE)
			.param("page", number)
			.update();
		this.template
			.batchUpdate("update object_page set text = ?, words = ?::jsonb where object_id = ? and page = ?", pages
				.stream()
				.map((page) -> new Object[] { clean(page.text()), StoredWords.write(page.words()), id, page.number() })
				.toList());
		insert(id, RECOGNISE, facts.stream().filter((fact) -> Objects.equals(fact.page(), number)).toList());
	}

	/** Whether something that was recognised on a page is known. */
	boolean recognised(UUID id, int page) {
		return this.jdbc
			.sql("select exists (select from object_fact where object_id = :id and source = :source and page = :page)")
			.param("id", id)
			.param("source", RECOGNISE)
			.param("page", page)
			.query(Boolean.class)
			.single();
	}

	/** Notes that a page has had its turn, whatever came of it. */
	void tried(UUID id, int page) {
		this.jdbc.sql("update object_page set recognised = true where object_id = :id and page = :page")
			.param("id", id)
			.param("page", page)
			.update();
	}

	private void insert(UUID id, String source, List<Fact> facts) {
		Map<Integer, Integer> ordinals = new HashMap<>();
		this.template.batchUpdate("""
				insert into object_fact (object_id, source, page, ordinal, name, value, box, confidence, extractor)
				values (?, ?, ?, ?, ?, ?, ?::double precision[], ?, ?)""",
				facts.stream()
					.map((fact) -> new Object[] { id, source, fact.page(), ordinals.merge(fact.page(), 1, Integer::sum),
							fact.name(), clean(fact.value()), box(fact.box()), fact.confidence(), fact.extractor() })
					.toList());
	}

	private static @Nullable String box(@Nullable Box box) {
		return (box != null) ? "{" + box.left() + "," + box.top() + "," + box.right() + "," + box.bottom() + "}" : null;
	}

	/** PostgreSQL has no NUL in text, and half a surrogate pair is no UTF-8. */
	static String clean(String text) {
		StringBuilder kept = new StringBuilder(text.length());
		text.codePoints().filter((c) -> c != 0 && (c < 0xD800 || c > 0xDFFF)).forEach(kept::appendCodePoint);
		return (kept.length() == text.length()) ? text : kept.toString();
	}

}
