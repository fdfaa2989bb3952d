/**
 * What was approved and held: organizers, courses, venues, instructors, training
 * sessions.
 */
@ApplicationModule(allowedDependencies = { "access", "audit", "privacy" })
@NullMarked
package cn.juanzong.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
