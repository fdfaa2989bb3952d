package cn.juanzong.access;

/**
 * Whether the archive holds nothing but what was generated to try the product with;
 * implemented above, where that is known. Only then may accounts that were made for this
 * keep their first passwords.
 */
public interface Demonstration {

	/** Set on requests of accounts that have kept their first password, to be shown. */
	String NOTICE = Demonstration.class.getName();

	/** Whether nothing in the archive is real. */
	boolean running();

}
