package cn.juanzong.reconciliation.agreement;

import java.util.Arrays;

/**
 * The best way to give each line at most one person and each person at most one line, by
 * the Hungarian method with shortest augmenting paths (Kuhn 1955; Jonker and Volgenant
 * 1987). Of two ways that are equally good the same one is found every time.
 */
final class Assignment {

	/** What no line is given. */
	static final double FORBIDDEN = Double.NEGATIVE_INFINITY;

	private static final double NEVER = 1e9;

	private Assignment() {
	}

	/**
	 * Finds the assignment with the greatest sum.
	 * @param scores what each line has in common with each person; a pair that is not
	 * above 0 is as good as none
	 * @return the person of each line, or -1
	 */
	static int[] best(double[][] scores) {
		int lines = scores.length;
		int people = (lines > 0) ? scores[0].length : 0;
		// every line may also stay alone
		int columns = people + lines;
		double[] potentialOfLine = new double[lines + 1];
		double[] potential = new double[columns + 1];
		int[] lineOf = new int[columns + 1];
		int[] way = new int[columns + 1];
		for (int line = 1; line <= lines; line++) {
			lineOf[0] = line;
			int column = 0;
			double[] shortest = new double[columns + 1];
			Arrays.fill(shortest, Double.MAX_VALUE);
			boolean[] visited = new boolean[columns + 1];
			do {
				visited[column] = true;
				int current = lineOf[column];
				int next = 0;
				double step = Double.MAX_VALUE;
				for (int j = 1; j <= columns; j++) {
					if (visited[j]) {
						continue;
					}
					double cost = cost(scores, current - 1, j - 1, people) - potentialOfLine[current] - potential[j];
					if (cost < shortest[j]) {
						shortest[j] = cost;
						way[j] = column;
					}
					if (shortest[j] < step) {
						step = shortest[j];
						next = j;
					}
				}
				for (int j = 0; j <= columns; j++) {
					if (visited[j]) {
						potentialOfLine[lineOf[j]] += step;
						potential[j] -= step;
					}
					else {
						shortest[j] -= step;
					}
				}
				column = next;
			}
			while (lineOf[column] != 0);
			do {
				int before = way[column];
				lineOf[column] = lineOf[before];
				column = before;
			}
			while (column != 0);
		}
		int[] person = new int[lines];
		Arrays.fill(person, -1);
		for (int j = 1; j <= people; j++) {
			if (lineOf[j] != 0 && scores[lineOf[j] - 1][j - 1] > 0) {
				person[lineOf[j] - 1] = j - 1;
			}
		}
		return person;
	}

	private static double cost(double[][] scores, int line, int column, int people) {
		if (column >= people) {
			return (column - people == line) ? 0 : NEVER;
		}
		return (scores[line][column] == FORBIDDEN) ? NEVER : -scores[line][column];
	}

}
