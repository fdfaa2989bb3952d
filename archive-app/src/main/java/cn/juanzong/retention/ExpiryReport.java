package cn.juanzong.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.juanzong.programme.TrainingClass;

/**
 * What expires in which year, by class and contractor.
 *
 * @param lines one for each year, class and contractor, in this order
 */
record ExpiryReport(List<Line> lines) {

	ExpiryReport {
		lines = List.copyOf(lines);
	}

	/** The lines of each year with their sum, in the order of years. */
	public List<Year> years() {
		Map<Integer, List<Line>> years = new TreeMap<>();
		this.lines.forEach((line) -> years.computeIfAbsent(line.lastYear(), (year) -> new ArrayList<>()).add(line));
		return years.entrySet().stream().map((year) -> new Year(year.getKey(), year.getValue())).toList();
	}

	/** Everything that is kept. */
	public Amount total() {
		return Amount.of(this.lines);
	}

	/**
	 * What a contractor's files of a class that expire in a year come to.
	 *
	 * @param lastYear the last year of the period; it ends on 31 December
	 * @param trainingClass the class
	 * @param organizer the contractor
	 * @param sessions how many session files
	 * @param records how many records in them
	 * @param bytes their size
	 */
	record Line(int lastYear, TrainingClass trainingClass, String organizer, long sessions, long records, long bytes) {

	}

	/**
	 * A year of the report.
	 *
	 * @param lastYear the last year of the period
	 * @param lines its lines
	 */
	record Year(int lastYear, List<Line> lines) {

		public Amount total() {
			return Amount.of(this.lines);
		}

	}

	/**
	 * A sum.
	 *
	 * @param sessions how many session files
	 * @param records how many records
	 * @param bytes their size
	 */
	record Amount(long sessions, long records, long bytes) {

		static Amount of(List<Line> lines) {
			return new Amount(lines.stream().mapToLong(Line::sessions).sum(),
					lines.stream().mapToLong(Line::records).sum(), lines.stream().mapToLong(Line::bytes).sum());
		}

	}

}
