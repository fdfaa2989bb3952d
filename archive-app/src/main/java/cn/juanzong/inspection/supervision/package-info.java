/**
 * The office's supervision record of a session (Art. 16): what was compared, signed,
 * filed, and verified ever after.
 */
@NullMarked
package cn.juanzong.inspection.supervision;

import org.jspecify.annotations.NullMarked;
