package cn.juanzong.ingest.lookalike;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.juanzong.ingest.Lookalikes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks pictures up by quarters of their coarse hash: the quarter itself and its sixteen
 * variants with one bit turned lead by index to every neighbour that differs in at most
 * seven bits, and to most that differ in twelve. Those whose fine hash is near as well
 * are held against the picture itself. A copy shows less than its original, so one of two
 * cuts is always whole.
 */
@Component
class IndexedLookalikes implements Lookalikes {

	/** Bits of 64 in which the coarse hashes of lookalikes may differ. */
	static final int COARSE_THRESHOLD = 12;

	/** Bits of 256 in which their fine hashes may. */
	static final int FINE_THRESHOLD = 56;

	/**
	 * So many are held against a picture, the nearest: what is near to hundreds is a hall
	 * that looks like all others, and a copy is nearer than they.
	 */
	private static final int MOST = 40;

	private static final int QUARTERS = 4;

	private static final int QUARTER_BITS = 16;

	private final JdbcClient jdbc;

	IndexedLookalikes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Lookalike> of(Collection<UUID> objectIds) {
		Map<UUID, List<Hashed>> own = new LinkedHashMap<>();
		this.jdbc.sql("""
				select object_id, cut, coarse, fine from picture_hash where object_id = any(:ids)
				order by object_id, cut""").param("ids", objectIds.toArray(UUID[]::new)).query((row) -> {
			Hashed each = hashed(row);
			own.computeIfAbsent(each.objectId(), (id) -> new ArrayList<>()).add(each);
		});
		Map<UUID, List<Pair>> near = new LinkedHashMap<>();
		own.forEach((id, hashes) -> near.put(id, near(id, hashes)));
		Map<UUID, PictureLook> looks = looks(near);
		List<Lookalike> found = new ArrayList<>();
		near.forEach((id, pairs) -> pairs.stream()
			.filter((pair) -> looks.containsKey(id) && looks.containsKey(pair.other().objectId()))
			.map((pair) -> new Lookalike(id, pair.other().objectId(), pair.percent(looks)))
			.filter((each) -> each.percent() >= THRESHOLD)
			.sorted(Comparator.comparingInt(Lookalike::percent).reversed().thenComparing(Lookalike::otherId))
			.forEach(found::add));
		return found;
	}

	/** The nearest two cuts for each picture that has any near enough. */
	private List<Pair> near(UUID id, List<Hashed> own) {
		Map<UUID, Pair> nearest = new HashMap<>();
		for (Hashed other : candidates(id, own)) {
			for (Hashed each : own) {
				Pair pair = new Pair(each, other);
				if (pair.near()) {
					nearest.merge(other.objectId(), pair, (one, two) -> (two.distance() < one.distance()) ? two : one);
				}
			}
		}
		return nearest.values()
			.stream()
			.sorted(Comparator.comparingInt(Pair::distance).thenComparing((pair) -> pair.other().objectId()))
			.limit(MOST)
			.toList();
	}

	/** All cuts of the pictures of which at least one is near. */
	private List<Hashed> candidates(UUID id, List<Hashed> own) {
		List<Hashed> whole = own.stream().filter((each) -> each.cut().whole()).toList();
		List<Hashed> cuts = own.stream().filter((each) -> !each.cut().whole()).toList();
		JdbcClient.StatementSpec statement = this.jdbc.sql(candidates(whole.size(), cuts.size()))
			.param("id", id)
			.param("threshold", COARSE_THRESHOLD);
		statement = probed(statement, "whole", whole);
		statement = probed(statement, "cut", cuts);
		List<UUID> near = statement.query(UUID.class).list();
		return near.isEmpty() ? List.of()
				: this.jdbc.sql("""
						select object_id, cut, coarse, fine from picture_hash where object_id = any(:ids)
						order by object_id, cut""")
					.param("ids", near.toArray(UUID[]::new))
					.query((row, n) -> hashed(row))
					.list();
	}

	/**
	 * Whole pictures are asked for among all cuts, cuts among whole pictures. What is
	 * compared stands in the indexes, so that of those that share a quarter, and mostly
	 * nothing else, no row is fetched.
	 */
	private static String candidates(int whole, int cuts) {
		List<String> parts = new ArrayList<>();
		for (int quarter = 0; quarter < QUARTERS; quarter++) {
			parts.add(part("whole", whole, quarter, ""));
			parts.add(part("cut", cuts, quarter, " and cut in ('WHOLE', 'MIRRORED')"));
		}
		return String.join(" union ", parts);
	}

	private static String part(String asked, int count, int quarter, String among) {
		String near = IntStream.range(0, count)
			.mapToObj((i) -> "bit_count((coarse # :%s%d)::bit(64)) <= :threshold".formatted(asked, i))
			.collect(Collectors.joining(" or ", "(", ")"));
		return "select object_id from picture_hash where quarter_%d = any(:%s_quarter%d) and object_id <> :id%s and %s"
			.formatted(quarter + 1, asked, quarter, among, (count > 0) ? near : "false");
	}

	private static JdbcClient.StatementSpec probed(JdbcClient.StatementSpec statement, String asked, List<Hashed> own) {
		JdbcClient.StatementSpec probed = statement;
		for (int i = 0; i < own.size(); i++) {
			probed = probed.param(asked + i, own.get(i).hash().coarse());
		}
		for (int quarter = 0; quarter < QUARTERS; quarter++) {
			probed = probed.param(asked + "_quarter" + quarter, probes(own, quarter));
		}
		return probed;
	}

	/** The quarter counts from the highest bits, as the columns do. */
	private static Integer[] probes(List<Hashed> own, int quarter) {
		Set<Integer> probes = new TreeSet<>();
		for (Hashed each : own) {
			int value = (int) (each.hash().coarse() >>> (QUARTERS - 1 - quarter) * QUARTER_BITS) & 0xffff;
			probes.add(value);
			for (int bit = 0; bit < QUARTER_BITS; bit++) {
				probes.add(value ^ 1 << bit);
			}
		}
		return probes.toArray(Integer[]::new);
	}

	private Map<UUID, PictureLook> looks(Map<UUID, List<Pair>> near) {
		Set<UUID> ids = new HashSet<>();
		near.forEach((id, pairs) -> pairs.forEach((pair) -> {
			ids.add(id);
			ids.add(pair.other().objectId());
		}));
		Map<UUID, PictureLook> looks = new HashMap<>();
		if (!ids.isEmpty()) {
			this.jdbc.sql("select object_id, grey from picture_look where object_id = any(:ids)")
				.param("ids", ids.toArray(UUID[]::new))
				.query((row) -> {
					looks.put(row.getObject("object_id", UUID.class), PictureLook.stored(row.getBytes("grey")));
				});
		}
		return looks;
	}

	private static Hashed hashed(ResultSet row) throws SQLException {
		return new Hashed(row.getObject("object_id", UUID.class), Cut.valueOf(row.getString("cut")),
				PictureHashes.hash(row.getLong("coarse"), row.getBytes("fine")));
	}

	/** A cut of a picture. */
	private record Hashed(UUID objectId, Cut cut, PictureHash hash) {

	}

	/** A cut here and one of another picture. */
	private record Pair(Hashed own, Hashed other) {

		/** Two mirrored pictures are as near as the two themselves. */
		private boolean near() {
			return (this.own.cut().whole() || this.other.cut().whole())
					&& !(this.own.cut().mirrored() && this.other.cut().mirrored())
					&& Long.bitCount(this.own.hash().coarse() ^ this.other.hash().coarse()) <= COARSE_THRESHOLD
					&& distance() <= FINE_THRESHOLD;
		}

		private int distance() {
			return this.own.hash().distance(this.other.hash());
		}

		private int percent(Map<UUID, PictureLook> looks) {
			return Objects.requireNonNull(looks.get(this.own.objectId()))
				.likeness(Objects.requireNonNull(looks.get(this.other.objectId())), this.own.cut(), this.other.cut());
		}

	}

}
