package cn.juanzong.ingest.lookalike;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.ingest.Lookalikes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks pictures up by quarters of their coarse hash. Two hashes that differ in at most
 * seven bits have a quarter in which they differ in at most one; so the quarter itself
 * and its sixteen variants with one bit turned lead to every neighbour, by index.
 */
@Component
class IndexedLookalikes implements Lookalikes {

	/** Bits of 64 in which the coarse hashes of lookalikes may differ. */
	private static final int COARSE_THRESHOLD = 7;

	private static final int QUARTERS = 4;

	private static final int QUARTER_BITS = 16;

	private final JdbcClient jdbc;

	IndexedLookalikes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Lookalike> of(Collection<UUID> objectIds) {
		Map<UUID, List<Hashed>> own = new HashMap<>();
		this.jdbc.sql("select object_id, cut, coarse, fine from picture_hash where object_id = any(:ids)")
			.param("ids", objectIds.toArray(UUID[]::new))
			.query((row) -> {
				own.computeIfAbsent(row.getObject("object_id", UUID.class), (id) -> new ArrayList<>())
					.add(new Hashed(row.getObject("object_id", UUID.class), row.getString("cut").equals("MIRRORED"),
							PictureHashes.hash(row.getLong("coarse"), row.getBytes("fine"))));
			});
		List<Lookalike> found = new ArrayList<>();
		own.forEach((id, hashes) -> found.addAll(near(id, hashes)));
		return found;
	}

	private List<Lookalike> near(UUID id, List<Hashed> own) {
		Map<UUID, Integer> nearest = new HashMap<>();
		for (Hashed other : candidates(id, own)) {
			for (Hashed each : own) {
				// two mirrored pictures are as near as the two themselves
				if (!(each.mirrored() && other.mirrored())
						&& Long.bitCount(each.hash().coarse() ^ other.hash().coarse()) <= COARSE_THRESHOLD) {
					int distance = each.hash().distance(other.hash());
					if (distance <= THRESHOLD) {
						nearest.merge(other.objectId(), distance, Math::min);
					}
				}
			}
		}
		return nearest.entrySet()
			.stream()
			.map((other) -> new Lookalike(id, other.getKey(), other.getValue()))
			.sorted(Comparator.comparingInt(Lookalike::distance).thenComparing(Lookalike::otherId))
			.toList();
	}

	private List<Hashed> candidates(UUID id, List<Hashed> own) {
		JdbcClient.StatementSpec statement = this.jdbc.sql("""
				select object_id, cut, coarse, fine from picture_hash
				where (quarter_1 = any(:q0) or quarter_2 = any(:q1) or quarter_3 = any(:q2) or quarter_4 = any(:q3))
				  and object_id <> :id
				  and exists (select from unnest(:coarse::bigint[]) c
				    where bit_count((coarse # c)::bit(64)) <= :threshold)""")
			.param("id", id)
			.param("threshold", COARSE_THRESHOLD)
			.param("coarse", own.stream().map((each) -> each.hash().coarse()).toArray(Long[]::new));
		for (int quarter = 0; quarter < QUARTERS; quarter++) {
			statement = statement.param("q" + quarter, probes(own, quarter));
		}
		return statement
			.query((row, n) -> new Hashed(row.getObject("object_id", UUID.class),
					row.getString("cut").equals("MIRRORED"),
					PictureHashes.hash(row.getLong("coarse"), row.getBytes("fine"))))
			.list();
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

	private record Hashed(UUID objectId, boolean mirrored, PictureHash hash) {

	}

}
