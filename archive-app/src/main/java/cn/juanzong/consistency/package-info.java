/**
 * Contradictions between claim and evidence: rules over a case snapshot, kept as
 * findings.
 */
@ApplicationModule(allowedDependencies = { "access", "audit", "programme", "records", "ledger", "ledger::counting",
		"reconciliation", "ingest", "privacy", "extraction", "extraction::sheet", "scope" })
@NullMarked
package cn.juanzong.consistency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
