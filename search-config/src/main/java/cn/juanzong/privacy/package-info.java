/**
 * Masking of ID numbers and telephone numbers: pure functions, used by every writer and
 * every page.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.juanzong.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
