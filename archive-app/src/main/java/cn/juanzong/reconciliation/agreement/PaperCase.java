package cn.juanzong.reconciliation.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import cn.juanzong.ledger.counting.Counting;
import org.jspecify.annotations.Nullable;

/**
 * Everything the comparison of one session looks at.
 *
 * @param sittings the sheets by half-day, and the paper ledger
 * @param people all rows of the ledger in its order: counted, excluded and unresolved
 * @param rulings decisions, the latest first
 * @param halfDays how many half-days the session has
 * @param minShare the percentage of half-days that a counted person must have signed
 * (A20)
 * @param excluded why somebody born on a day does not count; empty if they do
 * @param countedBefore the earlier session in which the holder of an ID number counts for
 * the course
 */
public record PaperCase(List<Sitting> sittings, List<Expected> people, List<Ruling> rulings, int halfDays, int minShare,
		Function<LocalDate, Optional<Counting>> excluded, Function<String, @Nullable UUID> countedBefore) {

	public PaperCase {
		sittings = List.copyOf(sittings);
		people = List.copyOf(people);
		rulings = List.copyOf(rulings);
	}

}
