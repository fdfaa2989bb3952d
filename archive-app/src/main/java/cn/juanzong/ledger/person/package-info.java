/**
 * What identifies a person, as values: ID number, mobile number, name, age. Pure
 * functions without database.
 */
@NamedInterface("person")
@NullMarked
package cn.juanzong.ledger.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
