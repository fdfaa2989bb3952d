/**
 * How a document becomes findable: the index contract, the request and its answer. Knows
 * documents, never records.
 */
@ApplicationModule(allowedDependencies = "privacy")
@NullMarked
package cn.juanzong.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
