package cn.juanzong.consistency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A contradiction between what is claimed and what the evidence says. A value: it holds
 * facts, never sentences, so that its text is rendered in the reader's language. Facts
 * hold no clear personal numbers, and nothing of another contractor's session but what
 * {@link #withoutOthers()} leaves out.
 *
 * @param code the rule's code
 * @param subject what it is about within the session, stable from one check to the next
 * @param facts what was compared, by the names of {@link RuleCode#facts()}
 * @param records the records concerned, in any session
 * @param entries the ledger lines concerned, of this session
 * @param sessions the other sessions concerned
 */
public record Finding(RuleCode code, String subject, Map<String, String> facts, List<UUID> records, List<UUID> entries,
		List<UUID> sessions) {

	/** Facts that say where something stands, not what it says. */
	private static final Set<String> POSITIONS = Set.of("line", "lines");

	/** Facts about the other session's paper. */
	private static final Set<String> OF_OTHERS = Set.of("signed", "otherLines");

	private static final String UNTOLD = "—";

	public Finding {
		if (!List.copyOf(facts.keySet()).equals(code.facts())) {
			throw new IllegalArgumentException(code + " states " + code.facts() + ", not " + facts.keySet());
		}
		facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
		records = ordered(records);
		entries = List.copyOf(entries);
		sessions = ordered(sessions);
	}

	/**
	 * Begins a finding.
	 * @param code the rule's code
	 * @param subject what it is about
	 * @param facts the values in the order of {@link RuleCode#facts()}
	 * @return a finding that refers to nothing yet
	 */
	public static Finding of(RuleCode code, String subject, Object... facts) {
		Map<String, String> named = new LinkedHashMap<>();
		if (facts.length != code.facts().size()) {
			throw new IllegalArgumentException(code + " states " + code.facts());
		}
		for (int i = 0; i < facts.length; i++) {
			named.put(code.facts().get(i), facts[i].toString());
		}
		return new Finding(code, subject, named, List.of(), List.of(), List.of());
	}

	public Finding records(Collection<UUID> records) {
		return new Finding(this.code, this.subject, this.facts, List.copyOf(records), this.entries, this.sessions);
	}

	public Finding entries(Collection<UUID> entries) {
		return new Finding(this.code, this.subject, this.facts, this.records, List.copyOf(entries), this.sessions);
	}

	public Finding sessions(Collection<UUID> sessions) {
		return new Finding(this.code, this.subject, this.facts, this.records, this.entries, List.copyOf(sessions));
	}

	/** The finding as it is told to somebody who may not see the other sessions. */
	Finding withoutOthers() {
		Map<String, String> told = new LinkedHashMap<>(this.facts);
		told.replaceAll((name, value) -> OF_OTHERS.contains(name) ? UNTOLD : value);
		return new Finding(this.code, this.subject, told, this.records, this.entries, this.sessions);
	}

	/**
	 * Identifies the evidence: a decision about a finding holds as long as this is the
	 * same. Line numbers and row ids are left out, for a ledger imported again with the
	 * same content has others.
	 * @return a digest in hexadecimal
	 */
	public String fingerprint() {
		StringBuilder evidence = new StringBuilder(this.code + "\n" + this.subject + "\n");
		this.facts.forEach((name, value) -> {
			if (!POSITIONS.contains(name)) {
				evidence.append(name).append('=').append(value).append('\n');
			}
		});
		evidence.append(this.records).append(this.sessions);
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256")
					.digest(evidence.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<UUID> ordered(Collection<UUID> ids) {
		return List.copyOf(new TreeSet<>(ids));
	}

}
