/**
 * Pure functions from bytes to what they say: text, metadata, page images, words. No SQL,
 * no Batch.
 */
@ApplicationModule(allowedDependencies = { "privacy" })
@NullMarked
package cn.juanzong.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
