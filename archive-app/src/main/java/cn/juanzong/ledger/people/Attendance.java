package cn.juanzong.ledger.people;

import java.util.UUID;

import cn.juanzong.ledger.counting.Counting;
import cn.juanzong.ledger.counting.CountingReason;
import org.jspecify.annotations.Nullable;

/**
 * One ledger line of a person.
 *
 * @param personKey hex of the token
 * @param name the name on the line
 * @param idNumberMasked the mask
 * @param phoneMasked the mask
 * @param sessionId the session
 * @param line its line
 * @param counting what became of it
 * @param reason why it is not counted
 * @param repeatOf where the person counts instead
 */
record Attendance(String personKey, String name, String idNumberMasked, String phoneMasked, UUID sessionId, int line,
		Counting counting, @Nullable CountingReason reason, @Nullable UUID repeatOf) {

}
