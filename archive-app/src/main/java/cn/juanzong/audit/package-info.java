/**
 * The append-only, hash-chained trail of who did what. Others import only AuditableEvent
 * and Actor.
 */
@ApplicationModule(allowedDependencies = { "privacy", "scope" })
@NullMarked
package cn.juanzong.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
