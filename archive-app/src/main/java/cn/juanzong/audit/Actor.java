package cn.juanzong.audit;

import java.util.UUID;

/**
 * Who acts, as the audit trail names them. The principal of the security context
 * implements it; where there is none, the trail names the system itself.
 */
public interface Actor {

	/** The account. */
	UUID id();

	/** How the user is shown. */
	String displayName();

	/** The role at the time of the act, as a stable code. */
	String roleCode();

}
