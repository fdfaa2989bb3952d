/**
 * Taking custody of files: uploads that survive a lost connection, their bytes on the way
 * to the store, and the record that comes of them.
 */
@NamedInterface("accession")
@NullMarked
package cn.juanzong.records.accession;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
