package cn.juanzong.extraction.sheet;

/** What a column of a sheet holds, by its heading or, without one, by its content. */
public enum SheetColumn {

	ORDINAL, NAME, ID_NUMBER, PHONE, SIGNATURE,
	/** Employer, village or address. */
	ORGANIZATION, REMARK, OTHER

}
