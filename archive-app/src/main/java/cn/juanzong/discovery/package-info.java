/**
 * Search over everything a user may see.
 */
@ApplicationModule(allowedDependencies = { "access", "audit", "privacy", "programme", "records", "search" })
@NullMarked
package cn.juanzong.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
