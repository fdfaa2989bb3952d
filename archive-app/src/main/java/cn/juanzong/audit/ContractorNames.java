package cn.juanzong.audit;

import java.util.Map;
import java.util.UUID;

/**
 * The contractors by whom the trail can be filtered; implemented above, where they are
 * kept.
 */
public interface ContractorNames {

	/** Names by id, in the order in which they are offered. */
	Map<UUID, String> namesById();

}
