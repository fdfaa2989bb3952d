/**
 * What surrounds all pages: frame and language, the first page, errors, health; imported
 * by nobody.
 */
@ApplicationModule(
		allowedDependencies = { "access", "audit", "ingest", "ingest :: reindex", "search", "secrets", "storage" })
@NullMarked
package cn.juanzong.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
