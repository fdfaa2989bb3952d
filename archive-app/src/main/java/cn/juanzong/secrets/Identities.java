package cn.juanzong.secrets;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joins people without showing their number: every number has one token for ever, drawn
 * at random. A keyed hash finds it; when the joining key is rotated, the hashes change
 * and no token does.
 */
public class Identities {

	private static final int CHUNK = 2_000;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final JdbcClient jdbc;

	private final KeysInUse keys;

	Identities(JdbcClient jdbc, KeysInUse keys) {
		this.jdbc = jdbc;
		this.keys = keys;
	}

	/**
	 * The token of a number that has one.
	 * @param identity realm and normalised number, such as {@code id:…}
	 * @return 32 bytes, or empty if nobody has this number
	 */
	public Optional<byte[]> find(String identity) {
		return this.jdbc.sql("select token from personal_identity where hash = any(?)")
			.param(this.keys.fresh().hashes(identity).toArray(byte[][]::new))
			.query(byte[].class)
			.optional();
	}

	/**
	 * The tokens of numbers; one that has none gets one. Inside the transaction that
	 * keeps them, so that no joining key comes between.
	 * @param identities realms and normalised numbers
	 * @return the tokens by identity
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Map<String, byte[]> tokens(Collection<String> identities) {
		DataKeys current = this.keys.whileJoining();
		Map<String, byte[]> tokens = new HashMap<>();
		List<String> each = new ArrayList<>(new TreeSet<>(identities));
		for (int from = 0; from < each.size(); from += CHUNK) {
			List<String> chunk = each.subList(from, Math.min(each.size(), from + CHUNK));
			known(chunk, current, tokens);
			List<String> fresh = chunk.stream().filter((identity) -> !tokens.containsKey(identity)).toList();
			if (!fresh.isEmpty()) {
				draw(fresh, current);
				known(fresh, current, tokens);
			}
		}
		return tokens;
	}

	private void known(List<String> identities, DataKeys current, Map<String, byte[]> tokens) {
		Map<String, String> byHash = new HashMap<>();
		List<byte[]> hashes = new ArrayList<>();
		for (String identity : identities) {
			for (byte[] hash : current.hashes(identity)) {
				byHash.put(HexFormat.of().formatHex(hash), identity);
				hashes.add(hash);
			}
		}
		this.jdbc.sql("select hash, token from personal_identity where hash = any(?)")
			.param(hashes.toArray(byte[][]::new))
			.query((row) -> {
				tokens.put(byHash.get(HexFormat.of().formatHex(row.getBytes("hash"))), row.getBytes("token"));
			});
	}

	/** In the order of the hashes, so that no two transactions wait for each other. */
	private void draw(List<String> identities, DataKeys current) {
		record Drawn(String realm, byte[] sealed, byte[] hash, byte[] token) {

		}
		List<Drawn> drawn = identities.stream().map((identity) -> {
			int colon = identity.indexOf(':');
			byte[] token = new byte[DataKeys.HASH_BYTES];
			RANDOM.nextBytes(token);
			return new Drawn(identity.substring(0, colon), sealed(identity.substring(colon + 1), current),
					current.hash(identity), token);
		}).sorted(Comparator.comparing((each) -> HexFormat.of().formatHex(each.hash()))).toList();
		this.jdbc.sql("""
				insert into personal_identity (token, realm, sealed, hash, hash_key)
				select token, realm, sealed, hash, :key
				from unnest(:tokens::bytea[], :realms::text[], :sealed::bytea[], :hashes::bytea[])
				  as t (token, realm, sealed, hash)
				on conflict (hash) do nothing""")
			.param("key", current.keyset(Keyset.Purpose.JOINING).primaryId())
			.param("tokens", drawn.stream().map(Drawn::token).toArray(byte[][]::new))
			.param("realms", drawn.stream().map(Drawn::realm).toArray(String[]::new))
			.param("sealed", drawn.stream().map(Drawn::sealed).toArray(byte[][]::new))
			.param("hashes", drawn.stream().map(Drawn::hash).toArray(byte[][]::new))
			.update();
	}

	private static byte[] sealed(String number, DataKeys current) {
		try {
			return current.encrypt(number);
		}
		catch (GeneralSecurityException ex) {
			throw new KeysUnusable("Encryption failed", ex);
		}
	}

}
