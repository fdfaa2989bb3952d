/**
 * Keys, encryption of personal fields at rest, and the keyed hash that joins people
 * without showing their number.
 */
@ApplicationModule(allowedDependencies = { "scope", "storage" })
@NullMarked
package cn.juanzong.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
