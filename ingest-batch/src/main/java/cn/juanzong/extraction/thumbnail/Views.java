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

	static final int PAGE_SIDE = 1_600;

	static final int THUMBNAIL_SIDE = 320;

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
		BufferedImage view = onWhite(reduced(picture, PAGE_SIDE));
		put(Rendition.Kind.PAGE, page, view);
		if (page == 1) {
			put(Rendition.Kind.THUMBNAIL, page, reduced(view, THUMBNAIL_SIDE));
		}
	}

	void addThumbnail(BufferedImage picture) throws IOException {
		put(Rendition.Kind.THUMBNAIL, 1, onWhite(reduced(picture, THUMBNAIL_SIDE)));
	}

	private void put(Rendition.Kind kind, int page, BufferedImage picture) throws IOException {
		byte[] encoded = jpeg(picture);
		this.bytes += encoded.length;
		this.views.add(new Rendition(kind, page, "image/jpeg", picture.getWidth(), picture.getHeight(), encoded));
	}

	private static BufferedImage reduced(BufferedImage picture, int side) throws IOException {
		return (Math.max(picture.getWidth(), picture.getHeight()) <= side) ? picture
				: Thumbnails.of(picture).size(side, side).asBufferedImage();
	}

	/** JPEG knows no transparency, and turns it black. */
	private static BufferedImage onWhite(BufferedImage picture) {
		int type = picture.getType();
		if (type == BufferedImage.TYPE_INT_RGB || type == BufferedImage.TYPE_3BYTE_BGR
				|| type == BufferedImage.TYPE_BYTE_GRAY) {
			return picture;
		}
		BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = opaque.createGraphics();
		graphics.drawImage(picture, 0, 0, Color.WHITE, null);
		graphics.dispose();
		return opaque;
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
