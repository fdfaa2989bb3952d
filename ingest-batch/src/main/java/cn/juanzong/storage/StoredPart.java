package cn.juanzong.storage;

/**
 * A part of a multipart upload.
 *
 * @param number 1 to 10,000
 * @param etag what the store answered
 * @param sizeBytes its size in bytes
 */
public record StoredPart(int number, String etag, long sizeBytes) {

}
