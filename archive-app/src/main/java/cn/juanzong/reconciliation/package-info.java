/**
 * Paper against ledger, line by line: what the sign-in sheets and the paper ledger say of
 * the people whom the electronic ledger claims, and what people decided about it.
 */
@ApplicationModule(allowedDependencies = { "access", "audit", "programme", "records", "ledger", "ledger::person",
		"ledger::counting", "secrets", "privacy", "ingest", "extraction", "extraction::sheet", "scope" })
@NullMarked
package cn.juanzong.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
