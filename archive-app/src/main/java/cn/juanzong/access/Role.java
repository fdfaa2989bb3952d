package cn.juanzong.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * The roles that sign in (requirements 1, section 1.1). Duties are apart: who administers
 * reads no file and no person, and is watched by somebody else.
 */
public enum Role {

	/** The named person of one contractor (Art. 12). */
	ARCHIVIST(Permission.READ_RECORDS, Permission.READ_SENSITIVE, Permission.REVEAL_NUMBERS, Permission.SEARCH_PEOPLE,
			Permission.EDIT_SESSIONS, Permission.HAND_OVER, Permission.IMPORT_LEDGERS, Permission.READ_CATALOGUE),
	/** The county's commerce office: sees all contractors. */
	INSPECTOR(Permission.READ_RECORDS, Permission.READ_SENSITIVE, Permission.REVEAL_NUMBERS, Permission.RESTRICT_USE,
			Permission.SEARCH_PEOPLE, Permission.EDIT_SESSIONS, Permission.VOID_SESSIONS, Permission.HAND_OVER,
			Permission.IMPORT_LEDGERS, Permission.RESOLVE_NAMES, Permission.JUDGE_FINDINGS, Permission.READ_CATALOGUE,
			Permission.MANAGE_CATALOGUE, Permission.MANAGE_INSTRUCTORS),
	/** Expiry reports, holds, destruction. */
	RETENTION_OFFICER(Permission.READ_RECORDS, Permission.REPORT_RETENTION, Permission.READ_CATALOGUE),
	/** Accounts and settings. */
	ADMIN(Permission.MANAGE_ACCOUNTS, Permission.MANAGE_SETTINGS, Permission.READ_HEALTH, Permission.READ_CATALOGUE,
			Permission.MANAGE_CATALOGUE),
	/** How one signs in. */
	SECURITY_ADMIN(Permission.MANAGE_SECURITY, Permission.READ_HEALTH),
	/** Reads the trail of what all others do. */
	AUDITOR(Permission.READ_AUDIT);

	private final Set<Permission> permissions;

	Role(Permission... permissions) {
		this.permissions = EnumSet.noneOf(Permission.class);
		this.permissions.addAll(Set.of(permissions));
	}

	/** What the role may do. */
	public Set<Permission> permissions() {
		return EnumSet.copyOf(this.permissions);
	}

}
