package cn.juanzong.ingest.lookalike;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import cn.juanzong.ingest.ReusedPaper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks signatures up by quarters of their hash. Of the signatures of one piece of paper
 * most share a quarter between two pictures of it; two such are enough to compare the
 * pages line by line.
 */
@Component
class IndexedInk implements ReusedPaper {

	/** A page is no copy for fewer lines than this. */
	private static final int LEAST = 5;

	/** The share of signed lines that must be the same ink. */
	private static final double SHARE = 0.4;

	/** So often somebody who signs twice does so nearly alike. */
	private static final double ALIKE = 0.125;

	/**
	 * How often people who come again, in the same order, may sign so much alike by
	 * chance: of a dozen four in ten do so in one session of a hundred.
	 */
	private static final double CHANCE = 0.001;

	/**
	 * So many are looked at for each quarter: simple strokes share quarters with
	 * thousands, and say nothing.
	 */
	private static final int MOST = 300;

	private final JdbcClient jdbc;

	IndexedInk(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Reuse> of(Collection<UUID> objectIds) {
		UUID[] ids = objectIds.toArray(UUID[]::new);
		Set<List<Place>> candidates = candidates(ids);
		Set<UUID> concerned = new LinkedHashSet<>();
		candidates.forEach((pair) -> pair.forEach((place) -> concerned.add(place.objectId())));
		Map<Place, List<Mark>> marks = marks(concerned);
		List<Reuse> found = new ArrayList<>();
		for (List<Place> pair : candidates) {
			compare(pair.get(0), marks.getOrDefault(pair.get(0), List.of()), pair.get(1),
					marks.getOrDefault(pair.get(1), List.of()))
				.ifPresent(found::add);
		}
		return found;
	}

	/** Pages on which at least two signatures may be the same. */
	private Set<List<Place>> candidates(UUID[] ids) {
		return new LinkedHashSet<>(this.jdbc.sql("""
				select m.object_id, m.page, o.object_id as other_id, o.page as other_page
				from signature_ink m cross join lateral (
				  (select object_id, page, mark, ink from signature_ink where quarter_1 = m.quarter_1
				    order by quarter_1, object_id limit :most)
				  union all
				  (select object_id, page, mark, ink from signature_ink where quarter_2 = m.quarter_2
				    order by quarter_2, object_id limit :most)
				  union all
				  (select object_id, page, mark, ink from signature_ink where quarter_3 = m.quarter_3
				    order by quarter_3, object_id limit :most)
				  union all
				  (select object_id, page, mark, ink from signature_ink where quarter_4 = m.quarter_4
				    order by quarter_4, object_id limit :most)) o
				where m.object_id = any(:ids) and o.object_id <> m.object_id
				  and bit_count((o.ink # m.ink)::bit(64)) <= :threshold
				group by 1, 2, 3, 4 having count(distinct m.mark) >= 2 order by 1, 2, 3, 4""")
			.param("most", MOST)
			.param("ids", ids)
			.param("threshold", THRESHOLD)
			.query((row, n) -> List.of(new Place(row.getObject("object_id", UUID.class), row.getInt("page")),
					new Place(row.getObject("other_id", UUID.class), row.getInt("other_page"))))
			.list());
	}

	private Map<Place, List<Mark>> marks(Set<UUID> objects) {
		Map<Place, List<Mark>> marks = new HashMap<>();
		this.jdbc.sql("""
				select object_id, page, line, ink from signature_ink where object_id = any(:ids)
				order by object_id, page, mark""").param("ids", objects.toArray(UUID[]::new)).query((row) -> {
			marks
				.computeIfAbsent(new Place(row.getObject("object_id", UUID.class), row.getInt("page")),
						(place) -> new ArrayList<>())
				.add(new Mark(row.getInt("line"), row.getLong("ink")));
		});
		return marks;
	}

	/**
	 * The longest run of the same signatures in the same order: rows may be left out or
	 * pasted in between.
	 */
	private static Optional<Reuse> compare(Place here, List<Mark> ours, Place there, List<Mark> theirs) {
		int[][] longest = new int[ours.size() + 1][theirs.size() + 1];
		for (int i = ours.size() - 1; i >= 0; i--) {
			for (int j = theirs.size() - 1; j >= 0; j--) {
				longest[i][j] = ours.get(i).same(theirs.get(j)) ? longest[i + 1][j + 1] + 1
						: Math.max(longest[i + 1][j], longest[i][j + 1]);
			}
		}
		int signed = Math.min(ours.size(), theirs.size());
		if (longest[0][0] < Math.max(LEAST, SHARE * signed) || chance(signed, longest[0][0]) > CHANCE) {
			return Optional.empty();
		}
		List<Integer> lines = new ArrayList<>();
		List<Integer> others = new ArrayList<>();
		int i = 0;
		int j = 0;
		while (i < ours.size() && j < theirs.size()) {
			if (ours.get(i).same(theirs.get(j))) {
				lines.add(ours.get(i++).line());
				others.add(theirs.get(j++).line());
			}
			else if (longest[i + 1][j] >= longest[i][j + 1]) {
				i++;
			}
			else {
				j++;
			}
		}
		return Optional
			.of(new Reuse(here.objectId(), here.page(), there.objectId(), there.page(), lines, others, signed));
	}

	/** How likely at least so many of all sign alike when they sign once more. */
	static double chance(int signed, int alike) {
		double chance = 0;
		double exactly = Math.pow(1 - ALIKE, signed);
		for (int i = 0; i <= signed; i++) {
			chance += (i >= alike) ? exactly : 0;
			exactly *= (double) (signed - i) / (i + 1) * ALIKE / (1 - ALIKE);
		}
		return chance;
	}

	/** A page of an object. */
	private record Place(UUID objectId, int page) {

	}

	/** A signature. */
	private record Mark(int line, long ink) {

		private boolean same(Mark other) {
			return Long.bitCount(this.ink ^ other.ink) <= THRESHOLD;
		}

	}

}
