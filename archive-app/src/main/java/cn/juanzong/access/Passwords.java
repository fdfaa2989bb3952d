package cn.juanzong.access;

import java.security.SecureRandom;

/** Makes passwords that can be read out on the telephone: no look-alikes. */
public final class Passwords {

	private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

	private static final int GROUPS = 4;

	private static final int GROUP = 4;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Passwords() {
	}

	/** A new password of 80 random bits. */
	public static String random() {
		return random(GROUPS);
	}

	/** A new password of 20 random bits for each group. */
	public static String random(int groups) {
		StringBuilder password = new StringBuilder();
		for (int i = 0; i < groups * GROUP; i++) {
			if (i > 0 && i % GROUP == 0) {
				password.append('-');
			}
			password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
		}
		return password.toString();
	}

}
