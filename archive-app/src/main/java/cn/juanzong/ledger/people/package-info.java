/**
 * Finding a person: all sessions of somebody, with counting and sign-in sheets.
 */
@NullMarked
package cn.juanzong.ledger.people;

import org.jspecify.annotations.NullMarked;
