/**
 * The inspector's worklist and verdicts on findings.
 */
@ApplicationModule(allowedDependencies = { "access", "audit", "programme", "records", "records::accession", "ledger",
		"ledger::counting", "consistency", "reconciliation", "storage", "privacy" })
@NullMarked
package cn.juanzong.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
