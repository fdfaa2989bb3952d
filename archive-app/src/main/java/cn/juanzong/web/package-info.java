/**
 * Layout model, error pages, formatting; imported by nobody.
 */
@ApplicationModule(
		allowedDependencies = { "access", "audit", "ingest", "ingest :: reindex", "search", "secrets", "storage" })
@NullMarked
package cn.juanzong.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
