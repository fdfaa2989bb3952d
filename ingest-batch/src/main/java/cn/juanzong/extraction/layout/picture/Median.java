package cn.juanzong.extraction.layout.picture;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What is usual among values of which some are far off. */
public final class Median {

	private Median() {
	}

	/**
	 * The value in the middle; of an even number of values the higher one.
	 * @param values in any order
	 * @return nothing if there are none
	 */
	public static OptionalDouble of(DoubleStream values) {
		double[] sorted = values.sorted().toArray();
		return (sorted.length == 0) ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
	}

}
