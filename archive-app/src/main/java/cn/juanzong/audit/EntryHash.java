package cn.juanzong.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over the hash of the entry before and every field of the entry. Each field is
 * written with its length, so that no two entries have the same form; what the database
 * may write differently (the time, the JSON) is brought to one form first. The database
 * computes the same where an entry is added ({@code audit_append}); here it is verified.
 */
final class EntryHash {

	/** The hash before the first entry. */
	static final byte[] NONE = new byte[32];

	private EntryHash() {
	}

	static byte[] of(AuditEntry entry) {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(form)) {
			write(out, "juanzong audit entry " + entry.form());
			out.write(entry.previousHash());
			out.writeLong(entry.number());
			out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
			write(out, text(entry.actorId()));
			write(out, entry.actor());
			write(out, entry.role());
			write(out, entry.action());
			write(out, entry.subjectType());
			write(out, entry.subjectId());
			write(out, text(entry.organizerId()));
			write(out, entry.detail());
			if (entry.form() > 1) {
				write(out, entry.address());
				write(out, entry.requestId());
			}
			return MessageDigest.getInstance("SHA-256").digest(form.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable String text(@Nullable UUID id) {
		return (id != null) ? id.toString() : null;
	}

	private static void write(DataOutputStream out, @Nullable String field) throws IOException {
		if (field == null) {
			out.writeInt(-1);
			return;
		}
		byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

}
