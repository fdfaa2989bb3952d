package cn.juanzong.storage;

import org.jspecify.annotations.Nullable;

/**
 * One byte stream in the store.
 *
 * @param key its key
 * @param sizeBytes its size in bytes
 * @param versionId the version, where the store keeps versions; reads and protection name
 * it
 */
public record StoredObject(ObjectKey key, long sizeBytes, @Nullable String versionId) {

}
