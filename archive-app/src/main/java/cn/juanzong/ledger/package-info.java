/**
 * The electronic ledger: its versions, their rows, and corrections.
 */
@ApplicationModule(
		allowedDependencies = { "access", "audit", "programme", "records", "secrets", "privacy", "scope", "workbook" })
@NullMarked
package cn.juanzong.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
