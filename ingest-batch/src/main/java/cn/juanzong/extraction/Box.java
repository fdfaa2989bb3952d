package cn.juanzong.extraction;

/**
 * A rectangle on a page in fractions of the page's width and height, origin top left.
 *
 * @param left 0 to 1
 * @param top 0 to 1
 * @param right 0 to 1
 * @param bottom 0 to 1
 */
public record Box(double left, double top, double right, double bottom) {

}
