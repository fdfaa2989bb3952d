package cn.juanzong.reconciliation;

import java.util.List;

/** The forms of different offices: fonts, columns and ruling as nobody agreed on them. */
enum OfficeForm {

	/** Serif; title and particulars are merged rows of the table itself. */
	MERGED_ROWS(Face.SERIF, Ruling.FULL, 0xffffff, 22, "#序号:5", "n姓名:10", "g性别:6", "i身份证号:24", "p联系电话:17", "s签字:15",
			"r备注:8"),
	/** Thin grey lines on grey paper, the heading shaded. */
	GREY(Face.SANS, Ruling.THIN, 0xe4e4e0, 25, "#编号:6", "n姓名:12", "p手机号码:19", "i公民身份号码:27", "s本人签名:20"),
	/** No lines at all. */
	BARE(Face.SERIF, Ruling.NONE, 0xfffdf4, 20, "#序号:6", "n学员姓名:14", "i身份证号码:28", "p电话:18", "s签名:18"),
	/** Headings written from top to bottom. */
	VERTICAL(Face.SANS, Ruling.FULL, 0xffffff, 24, "#序号:4", "n姓名:11", "i身份证号码:25", "p联系方式:17", "s签到:16", "r备注:10"),
	/** On its side, with columns nobody needs here. */
	WIDE(Face.SERIF, Ruling.FULL, 0xfafafa, 15, "#序号:4", "n姓名:9", "g性别:5", "a年龄:5", "v家庭住址:18", "i身份证号码:20", "p联系电话:13",
			"s签名:13", "r备注:6"),
	/** Two people in a row. */
	PAIRS(Face.SANS, Ruling.FULL, 0xffffff, 40, "#序号:5", "n姓名:11", "p联系电话:17", "s签名:15"),
	/** Lines from left to right only, and the name is the only print. */
	LEVEL(Face.SERIF, Ruling.LEVEL, 0xffffff, 22, "#序号:8", "n姓名:20", "v村组:24", "s签名:28"),
	/** A heavy frame, blue lines, bold digits. */
	FRAMED(Face.BOLD, Ruling.FRAMED, 0xfcfcff, 25, "#序号:6", "n姓 名:13", "p电 话:19", "i身份证号:28", "s签 名:18");

	/** The type of print. */
	enum Face {

		SERIF, SANS, BOLD

	}

	/** The lines of the table. */
	enum Ruling {

		FULL, THIN, NONE, LEVEL, FRAMED

	}

	final Face face;

	final Ruling ruling;

	final int paper;

	/** Lines of a full page. */
	public final int lines;

	final List<Column> columns;

	OfficeForm(Face face, Ruling ruling, int paper, int lines, String... columns) {
		this.face = face;
		this.ruling = ruling;
		this.paper = paper;
		this.lines = lines;
		this.columns = List.of(columns).stream().map(Column::of).toList();
	}

	int inRow() {
		return (this == PAIRS) ? 2 : 1;
	}

	boolean lying() {
		return this == WIDE;
	}

	/** Whether a column with this content is on the form. */
	public boolean shows(char content) {
		return this.columns.stream().anyMatch((column) -> column.content() == content);
	}

	/**
	 * A column.
	 *
	 * @param content what stands in it
	 * @param heading its heading
	 * @param share of the width
	 */
	record Column(char content, String heading, int share) {

		static Column of(String told) {
			return new Column(told.charAt(0), told.substring(1, told.indexOf(':')),
					Integer.parseInt(told.substring(told.indexOf(':') + 1)));
		}

	}

}
