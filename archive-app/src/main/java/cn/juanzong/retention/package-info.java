/**
 * How long records are kept, and what expires when.
 */
@ApplicationModule(allowedDependencies = { "access", "audit", "programme", "records", "scope", "workbook" })
@NullMarked
package cn.juanzong.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
