/**
 * A generated county: the demonstration archive and test corpus. Imported by nobody.
 */
@ApplicationModule(allowedDependencies = { "access", "programme", "records", "records::accession", "ledger", "audit",
		"scope", "workbook" })
@NullMarked
package cn.juanzong.county;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
