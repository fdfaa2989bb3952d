package cn.juanzong.ingest.job;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.sheet.SheetPage;
import cn.juanzong.ingest.Facts.StoredRendition;
import cn.juanzong.ingest.ObjectIngested;
import cn.juanzong.ingest.index.DueDocuments;
import cn.juanzong.ingest.lookalike.PictureHashes;
import cn.juanzong.ingest.sheet.SheetRows;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores what the steps came to: for each object and step everything in one transaction,
 * replacing what an earlier run had stored, and only while the batch is still held. So a
 * step that is run again after a crash doubles nothing, and a worker that was thought
 * dead changes nothing.
 */
@Component
class Outcomes {

	private static final Pattern PAGES = Pattern.compile("image/|application/pdf");

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final DueDocuments due;

	private final PageRows pages;

	private final PictureHashes hashes;

	private final SheetRows sheets;

	private final ApplicationEventPublisher events;

	Outcomes(JdbcClient jdbc, TransactionTemplate transaction, DueDocuments due, PageRows pages, PictureHashes hashes,
			SheetRows sheets, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.due = due;
		this.pages = pages;
		this.hashes = hashes;
		this.sheets = sheets;
		this.events = events;
	}

	/** The bytes are not the ones that were accepted. */
	void damaged(ClaimedBatch batch, ClaimedObject object, String detail) {
		held(batch, () -> {
			end(object.id(), "DAMAGED", null, detail);
			announce(object.id());
		});
	}

	/** The file was read, or cannot be. */
	void read(ClaimedBatch batch, ClaimedObject object, Extraction extraction, String extractor) {
		held(batch, () -> {
			this.pages.replaceAll(object.id(), pagesOf(object, extraction), factsOf(extraction));
			describe(object.id(), extraction, extractor);
			if (extraction instanceof Unreadable unreadable) {
				end(object.id(), "UNREADABLE", unreadable.reason(), unreadable.detail());
			}
			else {
				advance(object.id(), "RENDER");
			}
			announce(object.id());
		});
	}

	private static List<Page> pagesOf(ClaimedObject object, Extraction extraction) {
		if (!(extraction instanceof Extracted extracted)) {
			return List.of();
		}
		if (!object.tabular() || !PAGES.matcher(extracted.mediaType()).lookingAt()) {
			return extracted.pages();
		}
		// a sheet is read whatever it looks like, and whatever text a scanner laid under
		// it
		return extracted.pages()
			.stream()
			.map((page) -> new Page(page.number(), page.text(), page.words(), true))
			.toList();
	}

	private static List<Fact> factsOf(Extraction extraction) {
		return (extraction instanceof Extracted extracted) ? extracted.facts() : ((Unreadable) extraction).facts();
	}

	private void describe(UUID id, Extraction extraction, String extractor) {
		boolean truncated = extraction instanceof Extracted extracted && extracted.truncated();
		String mediaType = (extraction instanceof Extracted extracted) ? extracted.mediaType()
				: ((Unreadable) extraction).mediaType();
		this.jdbc.sql("""
				update ingest_object set media_type = :type, truncated = :truncated, extractor = :extractor,
				  page_count = :pages where object_id = :id""")
			.param("type", PageRows.clean(mediaType))
			.param("truncated", truncated)
			.param("extractor", extractor)
			.param("pages", pageCount(extraction))
			.param("id", id)
			.update();
	}

	private static int pageCount(Extraction extraction) {
		int counted = (extraction instanceof Extracted extracted) ? extracted.pages().size() : 0;
		return factsOf(extraction).stream()
			.filter((fact) -> fact.name().equals(Fact.PAGE_COUNT) && fact.value().matches("[0-9]{1,6}"))
			.mapToInt((fact) -> Integer.parseInt(fact.value()))
			.findFirst()
			.orElse(counted);
	}

	/**
	 * The views are in the store; the first pass ends here. The document becomes findable
	 * now, even if its page images have yet to be recognised. Straightened pages belong
	 * to what was read of them and stay. Views that are made again may show what was not
	 * known before.
	 */
	void rendered(ClaimedBatch batch, ClaimedObject object, List<View> views, @Nullable Rendition picture) {
		held(batch, () -> {
			this.hashes.replace(object.id(), picture);
			int before = this.jdbc.sql("delete from object_rendition where object_id = :id and kind <> 'SHEET'")
				.param("id", object.id())
				.update();
			views.forEach((view) -> store(object.id(), view));
			this.jdbc.sql("""
					update ingest_object set batch_id = null, changed_at = now(), touched_stage = null, attempts = 0,
					  (stage, lane) = (select case when count(*) > 0 then 'RECOGNISE' else 'INDEX' end,
					    case when count(*) > 0 then 'SLOW' else lane end
					    from object_page p where p.object_id = :id and p.needs_recognition and not p.recognised)
					where object_id = :id""").param("id", object.id()).update();
			this.due.mark(object.id());
			if (before > 0) {
				announce(object.id());
			}
		});
	}

	private void store(UUID id, View view) {
		this.jdbc.sql("""
				insert into object_rendition (object_id, kind, page, object_key, media_type, width, height)
				values (:id, :kind, :page, :key, :type, :width, :height)
				on conflict (object_id, kind, page) do nothing""")
			.param("id", id)
			.param("kind", view.kind())
			.param("page", view.page())
			.param("key", view.stored().key().value())
			.param("type", view.stored().mediaType())
			.param("width", view.stored().width())
			.param("height", view.stored().height())
			.update();
	}

	/**
	 * Some pages were recognised; a crash from here on loses only the pages after them. A
	 * sheet that was read before is worth more than a failure to read it again, and one
	 * on which somebody relies by now more than anything that is read of it.
	 */
	void recognised(ClaimedBatch batch, ClaimedObject object, int page, Extraction read) {
		held(batch, () -> {
			if (this.sheets.kept(object.id(), page)
					|| read instanceof Unreadable && this.sheets.holds(object.id(), page)) {
				leave(object.id(), page, read);
			}
			else {
				this.sheets.remove(object.id(), List.of(page));
				store(object.id(), page, read);
			}
		});
	}

	/**
	 * A page was read as a sheet, and the straightened page is in the store. What was
	 * read before stays if somebody relies on it by now.
	 */
	void recognisedSheet(ClaimedBatch batch, ClaimedObject object, Extraction read, SheetPage sheet, View straight) {
		held(batch, () -> {
			if (this.sheets.kept(object.id(), sheet.page())) {
				leave(object.id(), sheet.page(), read);
				return;
			}
			this.jdbc.sql("delete from object_rendition where object_id = :id and kind = :kind and page = :page")
				.param("id", object.id())
				.param("kind", straight.kind())
				.param("page", straight.page())
				.update();
			store(object.id(), straight);
			this.sheets.replace(object.id(), sheet);
			store(object.id(), sheet.page(), read);
		});
	}

	/**
	 * The page had its turn, and its lines stay as they were; its words too, unless they
	 * went when the whole file was read again.
	 */
	private void leave(UUID id, int page, Extraction read) {
		if (read instanceof Extracted && !this.pages.recognised(id, page)) {
			store(id, page, read);
			return;
		}
		this.pages.tried(id, page);
		survived(id);
	}

	private void store(UUID id, int page, Extraction read) {
		List<Page> pages = (read instanceof Extracted extracted) ? extracted.pages() : List.of();
		this.pages.replaceRecognised(id, page, pages, factsOf(read));
		survived(id);
	}

	/** Whatever comes now, no process died over what lies behind. */
	private void survived(UUID id) {
		this.jdbc.sql("update ingest_object set touched_stage = null, attempts = 0 where object_id = :id")
			.param("id", id)
			.update();
	}

	/** Recognition is over, or was given up for a reason. */
	void recognitionEnded(ClaimedBatch batch, ClaimedObject object, @Nullable Reason reason, String detail) {
		held(batch, () -> {
			this.jdbc.sql("""
					update ingest_object set stage = 'INDEX', batch_id = null, changed_at = now(), touched_stage = null,
					  attempts = 0, reason = :reason, detail = :detail where object_id = :id""")
				.param("reason", (reason != null) ? reason.name() : null)
				.param("detail", PageRows.clean(detail))
				.param("id", object.id())
				.update();
			this.due.mark(object.id());
			announce(object.id());
		});
	}

	private void advance(UUID id, String stage) {
		this.jdbc
			.sql("""
					update ingest_object set stage = :stage, reason = null, detail = null, touched_stage = null, attempts = 0,
					  changed_at = now() where object_id = :id""")
			.param("stage", stage)
			.param("id", id)
			.update();
	}

	private void end(UUID id, String stage, @Nullable Reason reason, String detail) {
		this.jdbc.sql("""
				update ingest_object set stage = :stage, reason = :reason, detail = :detail, batch_id = null,
				  touched_stage = null, attempts = 0, changed_at = now(), finished_at = now()
				where object_id = :id""")
			.param("stage", stage)
			.param("reason", (reason != null) ? reason.name() : null)
			.param("detail", PageRows.clean(detail))
			.param("id", id)
			.update();
		this.due.mark(id);
	}

	private void announce(UUID id) {
		this.events.publishEvent(new ObjectIngested(id));
	}

	private void held(ClaimedBatch batch, Runnable work) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("select batch_id from ingest_batch where batch_id = :id and lease_no = :lease for share")
				.param("id", batch.id())
				.param("lease", batch.leaseNo())
				.query(Long.class)
				.optional()
				.orElseThrow(() -> new LeaseLost(batch.id()));
			work.run();
		});
	}

	/**
	 * A view that is in the store.
	 *
	 * @param kind the rendition kind
	 * @param page the page
	 * @param stored where it is
	 */
	record View(String kind, int page, StoredRendition stored) {

	}

}
