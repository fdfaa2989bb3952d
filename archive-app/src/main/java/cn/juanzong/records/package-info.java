/**
 * Archival records: what they are, how they are described, revealed and restricted.
 * Describes records to the index.
 */
@ApplicationModule(allowedDependencies = { "access", "audit", "programme", "storage", "ingest", "extraction", "search",
		"scope", "secrets", "privacy" })
@NullMarked
package cn.juanzong.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
