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
import java.util.UUID;

import cn.juanzong.ingest.Lookalikes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks pictures up by quarters of their coarse hash: the quarter itself and its sixteen
 * variants with one bit turned lead by index to every neighbour that differs in at most
 * seven bits. Those whose fine hash is near as well are held against the picture itself.
 * A copy shows less than its original, so one of two cuts is always whole.
 */
@Component
class IndexedLookalikes implements Lookalikes {

	/** Bits of 64 in which the coarse hashes of lookalikes may differ. */
	private static final int COARSE_THRESHOLD = 7;

	/** Bits of 256 in which their fine hashes may. */
	private static final int FINE_THRESHOLD = 40;

	/**
	 * So many are held against a picture, the nearest: what is near to hundreds is a hall
	 * that looks like all others, and a copy is nearer than they.
	 */
	private static final int MOST = 40;

	private static final int QUARTERS = 4;

	private static final int QUARTER_BITS = 16;

	private static final String CANDIDATES = candidates();

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

	/** Whole pictures are asked for among all cuts, cuts among whole pictures. */
	private List<Hashed> candidates(UUID id, List<Hashed> own) {
		JdbcClient.StatementSpec statement = this.jdbc.sql(CANDIDATES)
			.param("id", id)
			.param("threshold", COARSE_THRESHOLD);
		for (int quarter = 0; quarter < QUARTERS; quarter++) {
			List<Probe> whole = new ArrayList<>();
			List<Probe> cuts = new ArrayList<>();
			for (Hashed each : own) {
				probe(each.hash().coarse(), quarter, each.cut().whole() ? whole : cuts);
			}
			statement = statement.param("whole" + quarter, whole.stream().map(Probe::value).toArray(Integer[]::new))
				.param("wholeCoarse" + quarter, whole.stream().map(Probe::coarse).toArray(Long[]::new))
				.param("cuts" + quarter, cuts.stream().map(Probe::value).toArray(Integer[]::new))
				.param("cutsCoarse" + quarter, cuts.stream().map(Probe::coarse).toArray(Long[]::new));
		}
		return statement.query((row, n) -> hashed(row)).list();
	}

	private static String candidates() {
		List<String> parts = new ArrayList<>();
		for (int quarter = 0; quarter < QUARTERS; quarter++) {
			for (String asked : List.of("whole", "cuts")) {
				parts.add("""
						select h.object_id, h.cut, h.coarse, h.fine
						from unnest(:%1$s%2$d::int[], :%1$sCoarse%2$d::bigint[]) p(value, coarse)
						join picture_hash h on h.quarter_%3$d = p.value
						where bit_count((h.coarse # p.coarse)::bit(64)) <= :threshold and h.object_id <> :id%4$s
						""".formatted(asked, quarter, quarter + 1,
						asked.equals("cuts") ? " and h.cut in ('WHOLE', 'MIRRORED')" : ""));
			}
		}
		return String.join("union ", parts) + "order by object_id, cut";
	}

	/** The quarter counts from the highest bits, as the columns do. */
	private static void probe(long coarse, int quarter, List<Probe> probes) {
		int value = (int) (coarse >>> (QUARTERS - 1 - quarter) * QUARTER_BITS) & 0xffff;
		probes.add(new Probe(value, coarse));
		for (int bit = 0; bit < QUARTER_BITS; bit++) {
			probes.add(new Probe(value ^ 1 << bit, coarse));
		}
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

	/** A quarter to be looked for, and the hash it is of or near to. */
	private record Probe(int value, long coarse) {

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
