package cn.juanzong.access;

/**
 * What somebody may do. Addresses, methods and pages ask for these; only {@link Role}
 * says who holds them.
 */
public enum Permission {

	/** Sessions, records, ledgers, findings and the search over them. */
	READ_RECORDS,
	/** Copies of ID cards and membership of protected groups (R09-3, A15). */
	READ_SENSITIVE,
	/** Finding a person by name, ID number or telephone. */
	SEARCH_PEOPLE,
	/** Seeing one number in clear, for a purpose, for minutes. */
	REVEAL_NUMBERS,
	/** Taking people and records out of use, and back (A16). */
	RESTRICT_USE,
	/** Entering and correcting sessions. */
	EDIT_SESSIONS,
	/** Declaring a session void (C4). */
	VOID_SESSIONS,
	/** Handing over files and naming their kind. */
	HAND_OVER,
	/** Importing ledgers. */
	IMPORT_LEDGERS,
	/** Declaring several names under one ID number to be one person's (C7). */
	RESOLVE_NAMES,
	/** All open findings of a scope as a worklist, and deciding about them. */
	JUDGE_FINDINGS,
	/** What expires when. */
	REPORT_RETENTION,
	/** Contractors, courses and venues as lists. */
	READ_CATALOGUE,
	/** Contractors, courses and venues. */
	MANAGE_CATALOGUE,
	/** Instructors, who are people. */
	MANAGE_INSTRUCTORS,
	/** Accounts and their passwords. */
	MANAGE_ACCOUNTS,
	/** The judgement calls of the county. */
	MANAGE_SETTINGS,
	/** How one signs in, and for how long. */
	MANAGE_SECURITY,
	/** Whether the parts of the installation work. */
	READ_HEALTH,
	/** The audit trail. */
	READ_AUDIT

}
