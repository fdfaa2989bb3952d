package cn.juanzong.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.secrets.Identities;
import cn.juanzong.secrets.PersonalCipher;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of a ledger with their numbers in clear, for comparing them with paper. What
 * is read here must not be kept and must not be shown.
 */
@Repository
public class LedgerIdentities {

	private final JdbcClient jdbc;

	private final PersonalCipher cipher;

	private final Identities identities;

	LedgerIdentities(JdbcClient jdbc, PersonalCipher cipher, Identities identities) {
		this.jdbc = jdbc;
		this.cipher = cipher;
		this.identities = identities;
	}

	/** The rows of the ledger in force, in its order. */
	public List<Identity> ofSession(UUID sessionId) {
		return this.jdbc.sql("select * from ledger_entry where session_id = ? and current order by line_number")
			.param(sessionId)
			.query((row, n) -> new Identity(Ledgers.entry(row, n), this.cipher.decrypt(row.getBytes("id_number")),
					this.cipher.decrypt(row.getBytes("phone"))))
			.list();
	}

	/**
	 * The person of an ID number as ledgers know them: equal for the same person, empty
	 * if no ledger knows the number.
	 */
	public Optional<byte[]> personKey(String idNumber) {
		return this.identities.find("id:" + idNumber);
	}

	/**
	 * A row with its numbers.
	 *
	 * @param entry the row
	 * @param idNumber the number, clear
	 * @param phone the phone, clear
	 */
	public record Identity(LedgerEntry entry, String idNumber, String phone) {

		/** Never the numbers. */
		@Override
		public String toString() {
			return "Identity[" + this.entry.line() + "]";
		}

	}

}
