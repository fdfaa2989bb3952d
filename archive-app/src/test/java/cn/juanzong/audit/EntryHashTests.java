package cn.juanzong.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EntryHashTests {

	private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

	private static final AuditEntry ENTRY = new AuditEntry(1, Instant.parse("2026-11-23T01:02:03.000004Z"), ID, "甲",
			"ADMIN", "user.enabled", "user", "1", ID, "{}", null, null, 1, EntryHash.NONE, EntryHash.NONE);

	@Test
	void everyFieldCounts() {
		AuditEntry e = ENTRY;
		byte[] other = EntryHash.of(e);
		List<AuditEntry> changed = List.of(
				new AuditEntry(2, e.at(), ID, "甲", "ADMIN", "user.enabled", "user", "1", ID, "{}", null, null, 1,
						EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at().plusNanos(1_000), ID, "甲", "ADMIN", "user.enabled", "user", "1", ID, "{}",
						null, null, 1, EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at(), null, "甲", "ADMIN", "user.enabled", "user", "1", ID, "{}", null, null, 1,
						EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at(), ID, "甲A", "DMIN", "user.enabled", "user", "1", ID, "{}", null, null, 1,
						EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at(), ID, "甲", "ADMIN", "user.enabled", "user1", "", ID, "{}", null, null, 1,
						EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at(), ID, "甲", "ADMIN", "user.enabled", "user", "1", null, "{}", null, null, 1,
						EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at(), ID, "甲", "ADMIN", "user.enabled", "user", "1", ID, "{\"a\":1}", null, null, 1,
						EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at(), ID, "甲", "ADMIN", "user.enabled", "user", "1", ID, "{}", null, null, 1, other,
						EntryHash.NONE),
				new AuditEntry(1, e.at(), ID, "甲", "ADMIN", "user.enabled", "user", "1", ID, "{}", null, null, 2,
						EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at(), ID, "甲", "ADMIN", "user.enabled", "user", "1", ID, "{}", "10.0.0.1", null, 2,
						EntryHash.NONE, EntryHash.NONE),
				new AuditEntry(1, e.at(), ID, "甲", "ADMIN", "user.enabled", "user", "1", ID, "{}", null, "1a2b3c4d", 2,
						EntryHash.NONE, EntryHash.NONE));
		assertThat(changed.stream().map(EntryHash::of)).doesNotContain(other).doesNotHaveDuplicates();
	}

	/** The form is a promise: chains written before must verify for ever. */
	@Test
	void theFormStays() {
		assertThat(HexFormat.of().formatHex(EntryHash.of(ENTRY)))
			.isEqualTo("cbd3736681365d6cc0e5eeb6d99a1ea73df4380d68562b2bb1fb34dc931b4daf");
	}

}
