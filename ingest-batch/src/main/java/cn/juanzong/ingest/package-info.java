/**
 * Accepted objects become facts, pages, renditions and one index document.
 */
@ApplicationModule(
		allowedDependencies = { "storage", "extraction", "extraction :: sheet", "search", "privacy", "scope" })
@NullMarked
package cn.juanzong.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
