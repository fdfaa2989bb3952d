/**
 * Users, roles, sign-in and the scope of what a user may see.
 */
@ApplicationModule(allowedDependencies = { "audit", "scope", "secrets" })
@NullMarked
package cn.juanzong.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
