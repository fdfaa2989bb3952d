package cn.juanzong.access.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.security.SecurityRules;
import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.DictionaryLoader;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Length, and not among what is tried first: the list in
 * {@code access/known-passwords.txt}, the tens of thousands of common passwords, names,
 * words and keyboard walks that zxcvbn knows, one's own name, and what is made of them by
 * joining and replacing letters. No rule asks for kinds of characters.
 */
@Component
public class PasswordRules {

	static final int LONGEST = 128;

	/** So many are tried soon enough by whoever has stolen the hash. */
	private static final double TOO_FEW_GUESSES = 1e8;

	/** What remains must be long enough to be tried last. */
	private static final int SHORTEST_UNKNOWN = 6;

	private static final int SHORTEST_WORD = 4;

	private static final String LIST = "access/known-passwords.txt";

	/** Estimating takes quadratic time; this much decides it. */
	private static final int ESTIMATED = 64;

	/** The longest first. */
	private final List<String> known;

	private final IntSupplier shortest;

	private @Nullable Zxcvbn estimate;

	@Autowired
	PasswordRules(SecurityRules rules) {
		this(rules::shortestPassword);
	}

	PasswordRules(IntSupplier shortest) {
		this.shortest = shortest;
		try {
			this.known = new ClassPathResource(LIST).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.startsWith("#") && line.length() >= SHORTEST_WORD)
				.sorted(Comparator.comparing(String::length).reversed())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The fewest characters accepted. */
	public int shortest() {
		return this.shortest.getAsInt();
	}

	/**
	 * What is wrong with a new password.
	 * @param password as typed
	 * @param repeated as typed again
	 * @param user whose it becomes
	 * @return a message key, or empty
	 */
	public Optional<String> fault(String password, String repeated, ActingUser user) {
		int length = password.codePointCount(0, password.length());
		if (length < shortest()) {
			return Optional.of("access.fault.passwordShort");
		}
		if (length > LONGEST) {
			return Optional.of("access.fault.passwordLong");
		}
		if (!password.equals(repeated)) {
			return Optional.of("access.fault.passwordRepeated");
		}
		return guessable(password, user) ? Optional.of("access.fault.passwordKnown") : Optional.empty();
	}

	private String withoutKnown(String password, List<String> own) {
		String rest = password.toLowerCase(Locale.ROOT);
		for (String word : own) {
			rest = (word.length() >= SHORTEST_WORD) ? rest.replace(word.toLowerCase(Locale.ROOT), "") : rest;
		}
		for (String word : this.known) {
			rest = rest.replace(word, "");
		}
		return rest;
	}

	/** Its dictionaries take a moment to load, and passwords change seldom. */
	private synchronized Zxcvbn estimate() {
		if (this.estimate == null) {
			try {
				this.estimate = new ZxcvbnBuilder().dictionaries(StandardDictionaries.loadAllDictionaries())
					.dictionary(new DictionaryLoader("known", new ClassPathResource(LIST)::getInputStream).load())
					.keyboards(StandardKeyboards.loadAllKeyboards())
					.build();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return this.estimate;
	}

	private boolean guessable(String password, ActingUser user) {
		List<String> own = new ArrayList<>(List.of(user.signInName(), user.displayName()));
		own.addAll(List.of(user.signInName().split("[._-]")));
		own.add(user.signInName().replaceAll("[._-]", ""));
		if (withoutKnown(password, own).length() < SHORTEST_UNKNOWN) {
			return true;
		}
		String estimated = password.substring(0, Math.min(password.length(), ESTIMATED));
		return estimate().measure(estimated, own).getGuesses() < TOO_FEW_GUESSES;
	}

}
