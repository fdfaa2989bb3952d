package cn.juanzong.access;

/** The roles that sign in (requirements 1, section 1.1). */
public enum Role {

	/** The named person of one contractor (Art. 12). */
	ARCHIVIST,
	/** The county's commerce office: sees all contractors. */
	INSPECTOR,
	/** Expiry reports, holds, destruction. */
	RETENTION_OFFICER,
	/** Accounts and settings. */
	ADMIN

}
