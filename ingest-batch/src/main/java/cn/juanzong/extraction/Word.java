package cn.juanzong.extraction;

/**
 * A run of text recognised on a page image.
 *
 * @param text the text, personal numbers masked
 * @param box where it stands
 * @param confidence 0 to 1
 */
public record Word(String text, Box box, double confidence) {

}
