package cn.juanzong.consistency.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** F15: what a copied order is. */
class SharedOrderTests {

	@Test
	@DisplayName("F15: people who were moved or left out leave the others in order")
	void F15_longestRun() {
		assertThat(SharedOrder.longestRun(List.of())).isZero();
		assertThat(SharedOrder.longestRun(List.of(1L, 2L, 4L, 9L))).isEqualTo(4);
		assertThat(SharedOrder.longestRun(List.of(9L, 1L, 2L, 3L, 4L))).isEqualTo(4);
		assertThat(SharedOrder.longestRun(List.of(4L, 3L, 2L, 1L))).isEqualTo(1);
	}

	@Test
	@DisplayName("F15: people who come anew, families and hamlets together, keep less than eight tenths of their order")
	void F15_peopleWhoComeAnewKeepLittleOfTheirOrder() {
		Random chance = new Random(15);
		for (int i = 0; i < 1_000; i++) {
			List<List<Long>> families = new ArrayList<>();
			for (long person = 0; person < 40;) {
				int size = 1 + chance.nextInt(4);
				families.add(new ArrayList<>(LongStream.range(person, person + size).boxed().toList()));
				person += size;
			}
			families.forEach((family) -> Collections.shuffle(family, chance));
			List<List<Long>> first = new ArrayList<>(families.subList(0, families.size() / 2));
			List<List<Long>> second = new ArrayList<>(families.subList(families.size() / 2, families.size()));
			Collections.shuffle(first, chance);
			Collections.shuffle(second, chance);
			first.addAll(second);
			List<Long> signed = first.stream().flatMap(List::stream).toList();
			assertThat(SharedOrder.longestRun(signed)).isLessThan(signed.size() * 8 / 10);
		}
	}

	@Test
	@DisplayName("F15: a sorted list is one though somebody was added below; equal values, as of namesakes, prove nothing")
	void F15_sorted() {
		assertThat(SharedOrder.sorted(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 9L, 10L, 8L))).isTrue();
		assertThat(SharedOrder.sorted(List.of(5L, 4L, 3L, 2L, 1L))).isTrue();
		assertThat(SharedOrder.sorted(List.of(1L, 1L, 1L, 1L, 1L))).isFalse();
		assertThat(SharedOrder.sorted(List.of(3L, 1L, 5L, 2L, 4L))).isFalse();
		assertThat(SharedOrder.sorted(List.of(1L, 1L, 3L, 4L, 4L, 6L, 7L, 8L, 8L, 10L))).isTrue();
		assertThat(SharedOrder.sorted(List.of(1L, 1L, 1L, 4L, 4L, 4L, 4L, 8L, 8L, 8L))).isFalse();
	}

}
