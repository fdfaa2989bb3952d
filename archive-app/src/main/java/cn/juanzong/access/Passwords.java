package cn.juanzong.access;

import java.security.SecureRandom;

/** Makes passwords that can be read out on the telephone: no look-alikes. */
final class Passwords {

	private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

	private static final int GROUPS = 4;

	private static final int GROUP = 4;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Passwords() {
	}

	/** A new password of 80 random bits. */
	static String random() {
		StringBuilder password = new StringBuilder();
		for (int i = 0; i < GROUPS * GROUP; i++) {
			if (i > 0 && i % GROUP == 0) {
				password.append('-');
			}
			password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
		}
		return password.toString();
	}

}
