package cn.juanzong.storage;

/**
 * Whether the store can work, as a value.
 *
 * @param available whether the bucket answers
 * @param objectLock whether the bucket enforces object lock
 * @param detail what was seen, for the health page
 */
public record StoreHealth(boolean available, boolean objectLock, String detail) {

}
