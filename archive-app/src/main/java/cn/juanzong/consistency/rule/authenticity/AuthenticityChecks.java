package cn.juanzong.consistency.rule.authenticity;

import java.util.List;

import cn.juanzong.consistency.ConsistencyRule;

/** The checks of authenticity in force. A new check is a class and a line here. */
public final class AuthenticityChecks {

	/** All of them, in the order in which they are read. */
	public static final List<ConsistencyRule> IN_FORCE = List.of(new IdNumberValid(), new OverlappingAttendance(),
			new SameBytes(), new LookalikePhoto(), new CaptureDate(), new CapturePlace(), new PhoneValid(),
			new PhoneOfOnePerson(), new ReusedSheet(), new ImpossibleOrder(), new InstructorElsewhere(),
			new VenueTakenTwice(), new VenueOverfull(), new ClonedList());

	private AuthenticityChecks() {
	}

}
