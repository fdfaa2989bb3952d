/**
 * Who counts and who does not, and why: the settings that decide it, the one statement
 * that decides, and what makes it decide again.
 */
@NamedInterface("counting")
@NullMarked
package cn.juanzong.ledger.counting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
