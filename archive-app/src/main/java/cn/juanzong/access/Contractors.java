package cn.juanzong.access;

import java.util.Map;
import java.util.UUID;

/** What accounts can be bound to; implemented above, where contractors are kept. */
public interface Contractors {

	/** Names by id, in the order in which they are offered. */
	Map<UUID, String> namesById();

}
