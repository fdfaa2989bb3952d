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
 * seven bits, and to nearly every one that differs in ten. Those whose fine hash is near
 * as well are held against the picture itself. A copy shows less than its original, so
 * one of two cuts is always whole.
 */
@Component
class IndexedLookalikes implements Lookalikes {

	/** Bits of 64 in which the coarse hashes of lookalikes may differ. */
	private static final int COARSE_THRESHOLD = 10;

	/** Bits of 256 in which their fine hashes may. */
	private static final int FINE_THRESHOLD = 72;

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
		return List.copyOf(nearest.values());
	}

	private List<Hashed> candidates(UUID id, List<Hashed> own) {
		List<Hashed> whole = own.stream().filter((each) -> each.cut().whole()).toList();
		JdbcClient.StatementSpec statement = this.jdbc
			.sql("""
					select object_id, cut, coarse, fine from picture_hash
					where (quarter_1 = any(:w0) or quarter_2 = any(:w1) or quarter_3 = any(:w2) or quarter_4 = any(:w3))
					  and object_id <> :id
					  and exists (select from unnest(:whole::bigint[]) c where bit_count((coarse # c)::bit(64)) <= :threshold)
					union
					select object_id, cut, coarse, fine from picture_hash
					where (quarter_1 = any(:q0) or quarter_2 = any(:q1) or quarter_3 = any(:q2) or quarter_4 = any(:q3))
					  and cut in ('WHOLE', 'MIRRORED') and object_id <> :id
					  and exists (select from unnest(:coarse::bigint[]) c where bit_count((coarse # c)::bit(64)) <= :threshold)
					order by object_id, cut""")
			.param("id", id)
			.param("threshold", COARSE_THRESHOLD)
			.param("whole", coarse(whole))
			.param("coarse", coarse(own));
		for (int quarter = 0; quarter < QUARTERS; quarter++) {
			statement = statement.param("w" + quarter, probes(whole, quarter))
				.param("q" + quarter, probes(own, quarter));
		}
		return statement.query((row, n) -> hashed(row)).list();
	}

	private static Long[] coarse(List<Hashed> hashes) {
		return hashes.stream().map((each) -> each.hash().coarse()).toArray(Long[]::new);
	}

	/** The quarter counts from the highest bits, as the columns do. */
	private static Integer[] probes(List<Hashed> own, int quarter) {
		Set<Integer> probes = new HashSet<>();
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
