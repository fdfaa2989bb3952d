/**
 * Whose data a thread may see, carried into the database: row-level security under the
 * application's own role.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.juanzong.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
