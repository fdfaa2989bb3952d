package cn.juanzong.reconciliation;

/** How well a line and a row agree. */
public enum Band {

	AGREES, UNSURE, DISAGREES

}
