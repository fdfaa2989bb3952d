package cn.juanzong.search;

/**
 * Whether the index can work, as a value.
 *
 * @param available whether typed calls succeed
 * @param detail what was seen, for the health page; no personal data
 */
public record IndexHealth(boolean available, String detail) {

}
