package cn.juanzong.extraction.thumbnail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import cn.juanzong.extraction.Rendition;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Gathers views of one file, reduced and encoded. The thumbnail is made from the first
 * page's view, so nothing is decoded or drawn twice.
 */
final class Views {

	private static final int MAX_BYTES = 48 << 20;

	private static final float QUALITY = 0.8f;

	private final List<Rendition> views = new ArrayList<>();

	private final int maxPages;

	private int bytes;

	Views(int maxPages) {
		this.maxPages = maxPages;
	}

	int maxPages() {
		return this.maxPages;
	}

	boolean full() {
		return this.bytes > MAX_BYTES || this.views.size() > this.maxPages;
	}

	boolean isEmpty() {
		return this.views.isEmpty();
	}

	List<Rendition> list() {
		return List.copyOf(this.views);
	}

	/**
	 * Adds a page and, for the first one, the thumbnail.
	 * @param page from 1
	 * @param picture of any size
	 * @throws IOException if it cannot be encoded
	 */
	void add(int page, BufferedImage picture) throws IOException {
		BufferedImage view = reduced(onWhite(picture), Rendition.PAGE_SIDE);
		put(Rendition.Kind.PAGE, page, view, jpeg(view));
		thumbnailOf(page, view);
	}

	/**
	 * Adds a page whose picture is already what a view should be.
	 * @param page from 1
	 * @param picture no larger than a view
	 * @param encoded the same picture, as JPEG
	 * @throws IOException if the thumbnail cannot be encoded
	 */
	void addEncoded(int page, BufferedImage picture, byte[] encoded) throws IOException {
		put(Rendition.Kind.PAGE, page, picture, encoded);
		thumbnailOf(page, onWhite(picture));
	}

	void addThumbnail(BufferedImage picture) throws IOException {
		thumbnailOf(1, onWhite(picture));
	}

	private void thumbnailOf(int page, BufferedImage view) throws IOException {
		if (page == 1) {
			BufferedImage thumbnail = reduced(thinned(view), Rendition.THUMBNAIL_SIDE);
			put(Rendition.Kind.THUMBNAIL, page, thumbnail, jpeg(thumbnail));
		}
	}

	private void put(Rendition.Kind kind, int page, BufferedImage picture, byte[] encoded) {
		this.bytes += encoded.length;
		this.views.add(new Rendition(kind, page, "image/jpeg", picture.getWidth(), picture.getHeight(), encoded));
	}

	private static BufferedImage reduced(BufferedImage picture, int side) throws IOException {
		return (Math.max(picture.getWidth(), picture.getHeight()) <= side) ? picture
				: Thumbnails.of(picture).size(side, side).imageType(picture.getType()).asBufferedImage();
	}

	/**
	 * Leaves rows and columns out, down to twice a thumbnail's side: what is left is
	 * smoothed when it is halved, which gives up nothing that is seen at this size and
	 * saves most of the time.
	 */
	private static BufferedImage thinned(BufferedImage picture) {
		double part = 2.0 * Rendition.THUMBNAIL_SIDE / Math.max(picture.getWidth(), picture.getHeight());
		if (part >= 1) {
			return picture;
		}
		return drawn(picture, Math.max(1, (int) Math.round(picture.getWidth() * part)),
				Math.max(1, (int) Math.round(picture.getHeight() * part)), picture.getType());
	}

	/**
	 * JPEG knows no transparency, and turns it black. Bytes in the order blue, green, red
	 * are what scaling and encoding do fastest.
	 */
	private static BufferedImage onWhite(BufferedImage picture) {
		int type = picture.getType();
		return (type == BufferedImage.TYPE_3BYTE_BGR || type == BufferedImage.TYPE_BYTE_GRAY) ? picture
				: drawn(picture, picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
	}

	private static BufferedImage drawn(BufferedImage picture, int width, int height, int type) {
		BufferedImage drawn = new BufferedImage(width, height, type);
		Graphics2D graphics = drawn.createGraphics();
		graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
		graphics.dispose();
		return drawn;
	}

	private static byte[] jpeg(BufferedImage picture) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(out);
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(QUALITY);
			writer.write(null, new IIOImage(picture, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

}
