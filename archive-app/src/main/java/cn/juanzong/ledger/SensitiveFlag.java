package cn.juanzong.ledger;

/** Membership of a protected group (R09-3). */
public enum SensitiveFlag {

	/** 建档立卡贫困户. */
	POOR_HOUSEHOLD,
	/** 残疾人; sensitive personal data (PIPL Art. 28). */
	DISABLED

}
