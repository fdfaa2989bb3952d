/**
 * The append-only, hash-chained trail of who did what. Others say what is to be entered:
 * acts (AuditableEvent), reads (AuditableRead) and by whom (Actor); the rest is for those
 * who read the trail.
 */
@ApplicationModule(allowedDependencies = { "privacy", "scope" })
@NullMarked
package cn.juanzong.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
