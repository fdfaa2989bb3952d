package cn.juanzong.reconciliation.agreement;

/** The columns of a sheet that say who somebody is. */
public enum PaperField {

	NAME, ID_NUMBER, PHONE, SIGNATURE, REMARK,
	/** Numbers that were read where the sheet should have none. */
	STRAY_NUMBER

}
