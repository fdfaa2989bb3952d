package cn.juanzong.consistency;

import java.util.List;

import cn.juanzong.consistency.snapshot.CaseSnapshot;

/**
 * One rule of the book: a pure function, no I/O, no clock. The order of lines and records
 * in the snapshot must not matter to what it finds.
 */
@FunctionalInterface
public interface ConsistencyRule {

	/**
	 * Checks a session.
	 * @param snapshot everything known of it
	 * @return what contradicts; empty if nothing does
	 */
	List<Finding> check(CaseSnapshot snapshot);

}
