package cn.juanzong.programme;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import cn.juanzong.access.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages of sessions, filtered and sorted. */
@Repository
public class SessionListing {

	/** Sessions on one page. */
	public static final int PAGE_SIZE = 25;

	private static final SessionRows ROWS = new SessionRows();

	private static final String WHERE = """
			 where (:scope::uuid is null or s.organizer_id = :scope)
			 and (:organizer::uuid is null or s.organizer_id = :organizer)
			 and (:class::text is null or c.training_class = :class)
			 and (:year::int is null or s.ends_on between make_date(:year::int, 1, 1) and make_date(:year::int, 12, 31))
			 and (:text::text is null or s.title ilike :text or c.title ilike :text or c.code ilike :text
			  or v.name ilike :text or v.village ilike :text or i.name ilike :text or o.name ilike :text
			  or s.session_number::text = :number)
			""";

	private final JdbcClient jdbc;

	SessionListing(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * One page of sessions.
	 * @param filter what to show
	 * @param scope whose sessions may be seen
	 * @return the page
	 */
	public Page page(Filter filter, Scope scope) {
		int total = bind(SessionRows.COUNT + WHERE, filter, scope).query(Integer.class).single();
		int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
		int page = Math.min(filter.page(), pages);
		List<TrainingSession> sessions = bind(
				SessionRows.SELECT + WHERE + " order by " + filter.sort().sql + " limit :limit offset :offset", filter,
				scope)
			.param("limit", PAGE_SIZE)
			.param("offset", (page - 1) * PAGE_SIZE)
			.query(ROWS)
			.list();
		return new Page(sessions, total, page, pages);
	}

	/** The years of all sessions in scope (A5), the latest first. */
	public List<Integer> years(Scope scope) {
		return this.jdbc.sql("""
				select distinct extract(year from ends_on)::int as y from training_session
				where (:scope::uuid is null or organizer_id = :scope) order by y desc""")
			.param("scope", scope.organizerId())
			.query(Integer.class)
			.list();
	}

	private JdbcClient.StatementSpec bind(String sql, Filter filter, Scope scope) {
		String text = filter.text();
		return this.jdbc.sql(sql)
			.param("scope", scope.organizerId())
			.param("organizer", filter.organizerId())
			.param("class", (filter.trainingClass() != null) ? filter.trainingClass().name() : null)
			.param("year", filter.year())
			.param("number", (text != null) ? text : "")
			.param("text", (text != null) ? "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%" : null);
	}

	/**
	 * What to show.
	 *
	 * @param text words in title, course, venue, instructor or contractor, or a session
	 * number; {@code null} for any
	 * @param trainingClass the class, or {@code null} for any
	 * @param organizerId the contractor, or {@code null} for any
	 * @param year the ledger year, or {@code null} for any
	 * @param sort the order
	 * @param page from 1
	 */
	public record Filter(@Nullable String text, @Nullable TrainingClass trainingClass, @Nullable UUID organizerId,
			@Nullable Integer year, Sort sort, int page) {

		public Filter {
			text = (text == null || text.isBlank()) ? null : text.strip();
			page = Math.max(1, page);
			year = (year != null && year >= 1900 && year <= 9999) ? year : null;
		}

		/** The latest sessions, whatever they are. */
		public static Filter latest() {
			return new Filter(null, null, null, null, Sort.LATEST, 1);
		}

		/** Whether something is left out. */
		public boolean narrowed() {
			return this.text != null || this.trainingClass != null || this.organizerId != null || this.year != null;
		}

	}

	/** Orders of the list. */
	public enum Sort {

		LATEST("s.starts_on desc, s.session_number desc"), EARLIEST("s.starts_on, s.session_number"),
		NUMBER("s.session_number"), TITLE("s.title, s.session_number"), CONTRACTOR("o.name, s.starts_on desc");

		private final String sql;

		Sort(String sql) {
			this.sql = sql;
		}

		/** Reads an order from an address; the default for an unknown one. */
		public static Sort of(@Nullable String name) {
			for (Sort sort : values()) {
				if (name != null && sort.name().equals(name.toUpperCase(Locale.ROOT))) {
					return sort;
				}
			}
			return LATEST;
		}

	}

	/**
	 * A page of sessions.
	 *
	 * @param sessions the sessions on it
	 * @param total how many there are on all pages
	 * @param page its number, from 1
	 * @param pages how many pages there are
	 */
	public record Page(List<TrainingSession> sessions, int total, int page, int pages) {

	}

}
