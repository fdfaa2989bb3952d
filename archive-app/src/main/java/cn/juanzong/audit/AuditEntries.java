package cn.juanzong.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the trail. There is no way to change one. */
@Repository
class AuditEntries {

	/** Days of a filter are days in this zone. */
	static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final int PORTION = 1_000;

	/** Actors for whom it is quicker to look one by one. */
	private static final int FEW = 100;

	/** Entries in which several conditions are first looked for. */
	private static final long NEAR = 1_000_000;

	private static final String ENTRIES = "select * from audit_entry where true";

	private static final String ANY_OF = "actor = any(:actors)";

	private final JdbcClient jdbc;

	private final Map<String, Known> known = new ConcurrentHashMap<>();

	AuditEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The end of the chain. */
	Head head() {
		return this.jdbc.sql("select entry_no, entry_hash from audit_head")
			.query((row, n) -> new Head(row.getLong("entry_no"), row.getBytes("entry_hash")))
			.single();
	}

	/** Whether the same actor has an entry of the same action and subject since then. */
	boolean readSince(AuditEntry entry, Instant since) {
		return this.jdbc.sql("select audit_read_since(:subject, :action, :actor::uuid, :since)")
			.param("subject", entry.subjectId())
			.param("action", entry.action())
			.param("actor", entry.actorId())
			.param("since", since.atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	/**
	 * Links an entry to the end of the chain, which nobody else can move from then on
	 * until the transaction ends.
	 * @param entry the entry, whose number and hashes are those it gets
	 * @return its number
	 */
	long append(AuditEntry entry) {
		return this.jdbc.sql("""
				select audit_append(:at, :actorId::uuid, :actor, :role, :action, :subjectType, :subjectId,
				  :organizer::uuid, :detail, :address, :request)""")
			.param("at", entry.at().atOffset(ZoneOffset.UTC))
			.param("actorId", entry.actorId())
			.param("actor", entry.actor())
			.param("role", entry.role())
			.param("action", entry.action())
			.param("subjectType", entry.subjectType())
			.param("subjectId", entry.subjectId())
			.param("organizer", entry.organizerId())
			.param("detail", entry.detail())
			.param("address", entry.address())
			.param("request", entry.requestId())
			.query(Long.class)
			.single();
	}

	/** Entries before a number, newest first. */
	List<AuditEntry> newest(Filter filter, long before, int limit) {
		return newest(filter, before, limit, NEAR);
	}

	List<AuditEntry> newest(Filter filter, long before, int limit, long near) {
		String[] actors = actors(filter);
		Conditions asked = filter.conditions();
		if (filter.indexed() > 1) {
			return meetingSeveral(asked.and(ANY_OF, "actors", actors), before, limit, near);
		}
		boolean few = actors != null && actors.length <= FEW;
		if (!few) {
			asked.and(ANY_OF, "actors", actors);
		}
		String portion = asked.sql() + " and entry_no < :before order by entry_no desc limit :limit";
		JdbcClient.StatementSpec query = this.jdbc.sql(few ? ofEachOf(portion) : ENTRIES + portion)
			.params(asked.values())
			.param("before", before)
			.param("limit", limit);
		return (few ? query.param("actors", actors) : query).query(AuditEntries::entry).list();
	}

	/**
	 * Asks for each of some actors by the index, which gives one actor's entries in their
	 * order. Asked for all of them at once, the whole trail would be searched for
	 * somebody who did little, long ago.
	 */
	private static String ofEachOf(String portion) {
		return "select each.* from unnest(:actors) as wanted (name) cross join lateral (" + ENTRIES
				+ " and actor = wanted.name" + portion + ") each order by entry_no desc limit :limit";
	}

	/**
	 * What is frequent is found among the newest, going along one index. What is not is
	 * found where the indexes of all conditions meet, which the database only tries if
	 * the number is no condition that two of them could answer, and if not the first few
	 * but all are asked for.
	 */
	private List<AuditEntry> meetingSeveral(Conditions asked, long before, int limit, long near) {
		long far = Math.min(before, head().number() + 1) - near;
		List<AuditEntry> found = new ArrayList<>(this.jdbc
			.sql(ENTRIES + asked.sql()
					+ " and entry_no < :before and entry_no >= :far order by entry_no desc limit :limit")
			.params(asked.values())
			.param("before", before)
			.param("far", far)
			.param("limit", limit)
			.query(AuditEntries::entry)
			.list());
		if (found.size() < limit && far > 1) {
			found.addAll(this.jdbc
				.sql("with far as materialized (" + ENTRIES + asked.sql()
						+ " and entry_no + 0 < :far) select * from far order by entry_no desc limit :limit")
				.params(asked.values())
				.param("far", far)
				.param("limit", limit - found.size())
				.query(AuditEntries::entry)
				.list());
		}
		return found;
	}

	/**
	 * Entries in their order, read in portions: to be used inside a transaction, and
	 * closed.
	 */
	Stream<AuditEntry> inOrder(Filter filter) {
		String[] actors = actors(filter);
		if (actors == null && filter.indexed() > 0) {
			return inPortions(filter.conditions());
		}
		if (actors == null) {
			sortNothing();
		}
		Conditions asked = filter.conditions().and(ANY_OF, "actors", actors);
		return this.jdbc.sql(ENTRIES + asked.sql() + " order by entry_no")
			.params(asked.values())
			.withFetchSize(PORTION)
			.query(AuditEntries::entry)
			.stream();
	}

	/**
	 * For the rest of the transaction. Asked for ten years in their order, the database
	 * would collect and sort all of them before the first comes, although its index has
	 * them in order.
	 */
	private void sortNothing() {
		this.jdbc.sql("select set_config('enable_sort', 'off', true)").query(String.class).single();
	}

	/**
	 * Asked for so many at a time, the database goes along the index, which has them in
	 * their order. Asked for all, it collects and sorts them before the first comes.
	 */
	private Stream<AuditEntry> inPortions(Conditions asked) {
		return Stream
			.iterate(portion(asked, 0), (portion) -> !portion.isEmpty(), (portion) -> (portion.size() < PORTION)
					? List.<AuditEntry>of() : portion(asked, portion.get(portion.size() - 1).number()))
			.flatMap(List::stream);
	}

	private List<AuditEntry> portion(Conditions asked, long after) {
		return this.jdbc.sql(ENTRIES + asked.sql() + " and entry_no > :after order by entry_no limit :portion")
			.params(asked.values())
			.param("after", after)
			.param("portion", PORTION)
			.query(AuditEntries::entry)
			.list();
	}

	/** The chain from an entry on, read as {@link #inOrder}. */
	Stream<AuditEntry> chain(long from) {
		sortNothing();
		return this.jdbc.sql("select * from audit_entry where entry_no >= ? order by entry_no")
			.param(from)
			.withFetchSize(PORTION)
			.query(AuditEntries::entry)
			.stream();
	}

	/** Gets to know who and what occurs, which takes a while in a long trail. */
	void learn() {
		distinct("actor");
		distinct("action");
	}

	/** What has been done so far, as codes. */
	List<String> actions() {
		return distinct("action");
	}

	/** Makes the parts of the trail for some months. */
	void prepare(LocalDate first, int months) {
		for (int month = 0; month < months; month++) {
			this.jdbc.sql("select audit_entry_prepare(?)").param(first.plusMonths(month)).query(Boolean.class).single();
		}
	}

	/** What a column holds, of which only what came since is looked for again. */
	private List<String> distinct(String column) {
		long upTo = head().number();
		Known known = this.known.get(column);
		Set<String> values = new TreeSet<>((known != null) ? known.values() : everything(column));
		if (known != null) {
			values.addAll(this.jdbc
				.sql("select distinct " + column + " from audit_entry where entry_no > ? and entry_no <= ?")
				.params(known.upTo(), upTo)
				.query(String.class)
				.list());
		}
		this.known.put(column, new Known(upTo, values));
		return List.copyOf(values);
	}

	/** Goes from value to value in the index, however many entries there are. */
	private List<String> everything(String column) {
		return this.jdbc.sql("""
				with recursive each (value) as (
				  select min(COLUMN) from audit_entry
				  union all
				  select (select min(COLUMN) from audit_entry where COLUMN > value) from each where value is not null)
				select value from each where value is not null""".replace("COLUMN", column)).query(String.class).list();
	}

	/** Who is meant; {@code null} if anybody is. */
	private String @Nullable [] actors(Filter filter) {
		if (filter.actor() == null) {
			return null;
		}
		String wanted = filter.actor().toLowerCase(Locale.ROOT);
		return distinct("actor").stream()
			.filter((actor) -> actor.toLowerCase(Locale.ROOT).contains(wanted))
			.toArray(String[]::new);
	}

	private static AuditEntry entry(ResultSet row, int n) throws SQLException {
		Instant at = row.getTimestamp("at").toInstant();
		return new AuditEntry(row.getLong("entry_no"), at, row.getObject("actor_id", UUID.class),
				row.getString("actor"), row.getString("role"), row.getString("action"), row.getString("subject_type"),
				row.getString("subject_id"), row.getObject("organizer_id", UUID.class),
				CanonicalJson.of(row.getString("detail")), row.getString("address"), row.getString("request_id"),
				row.getInt("form"), row.getBytes("previous_hash"), row.getBytes("entry_hash"));
	}

	/**
	 * The end of the chain.
	 *
	 * @param number the last entry, 0 if there is none
	 * @param hash its hash
	 */
	record Head(long number, byte[] hash) {

		public String hashHex() {
			return HexFormat.of().formatHex(this.hash);
		}

	}

	/**
	 * Which entries to show; {@code null} does not restrict.
	 *
	 * @param actor part of who
	 * @param action what exactly
	 * @param subject the id of what it was done to
	 * @param organizer the contractor concerned
	 * @param request the id of the request
	 * @param from the first day
	 * @param to the last day
	 */
	record Filter(@Nullable String actor, @Nullable String action, @Nullable String subject, @Nullable UUID organizer,
			@Nullable String request, @Nullable LocalDate from, @Nullable LocalDate to) {

		/** How many conditions have an index with the order of the trail. */
		private long indexed() {
			return Stream.of(this.actor, this.action, this.subject, this.organizer, this.request)
				.filter(Objects::nonNull)
				.count();
		}

		private Conditions conditions() {
			return new Conditions().and("action = :action", "action", this.action)
				.and("subject_id = :subject", "subject", this.subject)
				.and("organizer_id = :organizer", "organizer", this.organizer)
				.and("request_id = :request", "request", this.request)
				.days("at", this.from, this.to, ZONE);
		}

	}

	/** The values of a column up to an entry. */
	private record Known(long upTo, Set<String> values) {

	}

}
