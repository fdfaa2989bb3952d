/**
 * Bytes under management: the object store port and its S3 adapter.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.juanzong.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
