/**
 * The workbooks that the archive hands out: which program they name, and how they lie on
 * paper.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.juanzong.workbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
