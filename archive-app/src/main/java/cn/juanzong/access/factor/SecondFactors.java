package cn.juanzong.access.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Passwords;
import cn.juanzong.audit.AuditableEvent;
import cn.juanzong.secrets.PersonalCipher;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who has a second factor, and whether a code is right. Each code works once. */
@Repository
public class SecondFactors {

	private static final int RECOVERY_CODES = 10;

	/** 120 bits, so that a fast hash is enough to keep one. */
	private static final int RECOVERY_CODE_GROUPS = 6;

	private final JdbcClient jdbc;

	private final PersonalCipher cipher;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SecondFactors(JdbcClient jdbc, PersonalCipher cipher, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.cipher = cipher;
		this.events = events;
		this.clock = clock;
	}

	/** Whether this account signs in with a second factor. */
	public boolean inUse(UUID userId) {
		return this.jdbc.sql("select count(*) from second_factor where user_id = ? and confirmed_at is not null")
			.param(userId)
			.query(Long.class)
			.single() > 0;
	}

	/** How many recovery codes are left. */
	public int recoveryCodesLeft(UUID userId) {
		return this.jdbc.sql("select count(*) from recovery_code where user_id = ? and used_at is null")
			.param(userId)
			.query(Integer.class)
			.single();
	}

	/**
	 * The secret to put into a telephone; the same one until it is confirmed.
	 * @param userId the account, which has no second factor yet
	 * @return the secret
	 */
	@Transactional
	public FactorSecret offer(UUID userId) {
		this.jdbc.sql("insert into second_factor (user_id, secret) values (?, ?) on conflict do nothing")
			.params(userId, this.cipher.encrypt(FactorSecret.random().base32()))
			.update();
		return this.jdbc.sql("select secret from second_factor where user_id = ? and confirmed_at is null")
			.param(userId)
			.query(byte[].class)
			.optional()
			.map((secret) -> new FactorSecret(this.cipher.decrypt(secret)))
			.orElseThrow(() -> new IllegalStateException("This account has a second factor"));
	}

	/**
	 * Takes the offered secret into use.
	 * @param user the account
	 * @param typed the first code of the telephone
	 * @return the recovery codes, told once; empty if the code is wrong
	 */
	@Transactional
	public List<String> confirm(ActingUser user, String typed) {
		OptionalLong step = matching(user.id(), typed, false);
		if (step.isEmpty()) {
			return List.of();
		}
		this.jdbc.sql("update second_factor set confirmed_at = ?, last_step = ? where user_id = ?")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), step.getAsLong(), user.id())
			.update();
		this.events.publishEvent(Changed.of("secondFactor.enrolled", user));
		return newRecoveryCodes(user.id());
	}

	/** Replaces the recovery codes. */
	@Transactional
	public List<String> renewRecoveryCodes(ActingUser user) {
		this.events.publishEvent(Changed.of("secondFactor.recoveryCodesRenewed", user));
		return newRecoveryCodes(user.id());
	}

	private List<String> newRecoveryCodes(UUID userId) {
		this.jdbc.sql("delete from recovery_code where user_id = ?").param(userId).update();
		List<String> codes = new ArrayList<>();
		for (int i = 0; i < RECOVERY_CODES; i++) {
			String code = Passwords.random(RECOVERY_CODE_GROUPS);
			codes.add(code);
			this.jdbc.sql("insert into recovery_code (user_id, code_hash) values (?, ?)")
				.params(userId, hash(code))
				.update();
		}
		return codes;
	}

	/**
	 * Uses up a code.
	 * @param user the account
	 * @param typed a code of the telephone, or a recovery code
	 * @return whether it was right and not used before
	 */
	@Transactional
	public boolean accept(ActingUser user, String typed) {
		String code = typed.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
		if (code.length() == TimeCodes.DIGITS) {
			OptionalLong step = matching(user.id(), code, true);
			return step.isPresent() && this.jdbc
				.sql("update second_factor set last_step = :step where user_id = :user and last_step < :step")
				.param("step", step.getAsLong())
				.param("user", user.id())
				.update() > 0;
		}
		boolean recovered = this.jdbc
			.sql("update recovery_code set used_at = ? where user_id = ? and code_hash = ? and used_at is null")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), user.id(), hash(code))
			.update() > 0;
		if (recovered) {
			this.events.publishEvent(Changed.of("secondFactor.recoveryCodeUsed", user));
		}
		return recovered;
	}

	/** Takes the second factor away. */
	@Transactional
	public void remove(ActingUser user) {
		this.jdbc.sql("delete from recovery_code where user_id = ?").param(user.id()).update();
		if (this.jdbc.sql("delete from second_factor where user_id = ?").param(user.id()).update() > 0) {
			this.events.publishEvent(Changed.of("secondFactor.removed", user));
		}
	}

	private OptionalLong matching(UUID userId, String typed, boolean confirmed) {
		Optional<byte[]> secret = this.jdbc
			.sql("select secret from second_factor where user_id = ? and (confirmed_at is not null) = ?")
			.params(userId, confirmed)
			.query(byte[].class)
			.optional();
		return secret
			.map((each) -> TimeCodes.matching(new FactorSecret(this.cipher.decrypt(each)).bytes(),
					typed.replaceAll("\\s", ""), this.clock.instant()))
			.orElse(OptionalLong.empty());
	}

	private static byte[] hash(String code) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A second factor was taken into use, used up or taken away.
	 *
	 * @param action what was done
	 * @param subjectId the account
	 * @param organizerId its contractor
	 * @param detail its name
	 */
	record Changed(String action, String subjectId, @Nullable UUID organizerId,
			Map<String, Object> detail) implements AuditableEvent {

		static Changed of(String action, ActingUser user) {
			return new Changed(action, user.id().toString(), user.organizerId(),
					Map.of("signInName", user.signInName()));
		}

		@Override
		public String subjectType() {
			return "user";
		}

	}

}
