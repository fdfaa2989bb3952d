package cn.juanzong.ledger.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns a ledger may have, with the names under which people send them. The first
 * name is the one on the template.
 */
public enum LedgerColumn {

	/** A running number; not read. */
	SEQUENCE(false, "序号", "编号", "NO", "NO."),
	/** Required (R09-2). */
	NAME(true, "姓名", "学员姓名", "学员名单", "参训人员姓名", "参训人员", "参训学员", "培训人员姓名", "学员", "名字", "NAME"),
	DOCUMENT_TYPE(false, "证件类型", "证件种类", "证件名称"),
	/** Required (R09-2). */
	ID_NUMBER(true, "身份证号码", "身份证号", "身份证", "证件号码", "证件号", "公民身份号码", "居民身份证号码", "居民身份证号", "身份证件号码", "身份证件号", "身份号码",
			"IDNUMBER"),
	/** Required (R09-2). */
	PHONE(true, "手机号", "手机号码", "手机", "联系电话", "联系方式", "电话", "电话号码", "移动电话", "手机电话", "联系手机", "联系号码", "本人手机", "本人手机号",
			"本人电话", "PHONE"),
	/** Required (R09-2). */
	CONTENT(true, "培训内容", "培训课程", "课程内容", "课程名称", "培训科目", "培训主题", "培训项目内容", "课程", "授课内容", "授课课程", "培训课程名称", "学习内容",
			"所学课程", "参训课程"),
	/** R04-2. */
	CATEGORY(false, "人员类别", "学员类别", "人员类型", "学员类型", "人员身份", "身份类别", "学员身份"),
	/** R10-3: only to contradict. */
	TRAINING_CLASS(false, "培训类别", "培训类型", "培训分类", "培训班类别"),
	/** Only to contradict the ID number, and for documents without birth date (A17). */
	BIRTH_DATE(false, "出生日期", "出生年月日", "出生年月", "生日"),
	/** Only to contradict the ID number. */
	SEX(false, "性别"),
	/** R09-3. */
	POOR_HOUSEHOLD(false, "建档立卡贫困户", "建档立卡", "建档立卡户", "贫困户", "脱贫户", "建档立卡脱贫户"),
	/** R09-3; sensitive. */
	DISABLED(false, "残疾人", "残疾", "残疾情况", "残疾状况"), REMARK(false, "备注", "说明"),
	/** The paper's own column; not read. */
	SIGNATURE(false, "签名", "签字", "签到", "本人签名", "学员签名", "本人签字");

	private final boolean required;

	private final List<String> names;

	LedgerColumn(boolean required, String... names) {
		this.required = required;
		this.names = List.of(names);
	}

	/** Whether a ledger without it is refused (R09-2). */
	public boolean required() {
		return this.required;
	}

	/** The name on the template. */
	public String title() {
		return this.names.get(0);
	}

	/** Whether its cells become part of the line. */
	boolean read() {
		return this != SEQUENCE && this != SIGNATURE;
	}

	/** Whether one cell merged over several rows means all of them. */
	boolean shared() {
		return this == CONTENT || this == CATEGORY || this == TRAINING_CLASS;
	}

	/**
	 * Recognises a header, whatever blanks, asterisks, remarks in brackets or a leading
	 * 是否 it has.
	 */
	static Optional<LedgerColumn> of(String header) {
		String name = Normalizer.normalize(header, Normalizer.Form.NFKC)
			.replaceAll("\\([^)]*\\)|\\[[^]]*]|【[^】]*】", "")
			.replaceAll("[\\s*:：＊·]+", "")
			.toUpperCase(Locale.ROOT);
		String plain = name.startsWith("是否") ? name.substring(2).replaceFirst("^为", "") : name;
		return Arrays.stream(values()).filter((each) -> each.names.contains(plain)).findFirst();
	}

}
