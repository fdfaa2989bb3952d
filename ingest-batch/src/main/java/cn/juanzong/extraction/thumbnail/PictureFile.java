package cn.juanzong.extraction.thumbnail;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import cn.juanzong.extraction.Rendition;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import org.jspecify.annotations.Nullable;

/**
 * A picture file, read without ever holding more pixels than are wanted: rows are left
 * out while decoding, so that a poster scanned at 600 dpi costs no more memory than a
 * photograph.
 */
public final class PictureFile {

	/** Above this many pixels a picture is reduced while reading, and this is noted. */
	public static final long REDUCED_ABOVE = 100_000_000L;

	/** Above this many pixels a picture is not decoded at all. */
	public static final long MAX_PIXELS = 1_000_000_000L;

	/** A view that is larger than this is worth being encoded again. */
	private static final long VIEW_BYTES = 1L << 20;

	static {
		ImageIO.setUseCache(false);
	}

	private PictureFile() {
	}

	/**
	 * Size and number of pictures.
	 *
	 * @param width of the first one, in pixels as stored
	 * @param height of the first one, in pixels as stored
	 * @param pages how many there are
	 */
	public record Measure(int width, int height, int pages) {

		/**
		 * The number of pixels.
		 * @return width times height
		 */
		public long pixels() {
			return (long) this.width * this.height;
		}

	}

	/**
	 * Reads the header only.
	 * @param file the picture
	 * @return its measure, or null where no reader knows the format
	 * @throws IOException if the header is damaged
	 */
	public static @Nullable Measure measure(Path file) throws IOException {
		IOException failure = null;
		try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
			for (ImageReader reader : readers(input)) {
				try {
					input.seek(0);
					reader.setInput(input, false, true);
					int pages = "tif".equals(reader.getFormatName().substring(0, 3).toLowerCase(Locale.ROOT))
							? reader.getNumImages(true) : 1;
					return new Measure(reader.getWidth(0), reader.getHeight(0), pages);
				}
				catch (IOException ex) {
					failure = ex;
				}
				catch (RuntimeException ex) {
					// readers answer damaged headers with all sorts of exceptions
					failure = new IOException(ex);
				}
				finally {
					reader.dispose();
				}
			}
		}
		if (failure != null) {
			throw failure;
		}
		return null;
	}

	/**
	 * Decodes one picture, upright, with at least {@code side} pixels on its longer side
	 * where it has so many, and less than three times as many.
	 * @param file the picture
	 * @param page from 1
	 * @param side pixels wanted on the longer side
	 * @return the picture
	 * @throws IOException if it cannot be decoded or is larger than {@link #MAX_PIXELS}
	 */
	public static BufferedImage read(Path file, int page, int side) throws IOException {
		return read(file, page, side, orientation(file));
	}

	static BufferedImage read(Path file, int page, int side, int orientation) throws IOException {
		IOException failure = new IOException("No reader for this format");
		try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
			for (ImageReader reader : readers(input)) {
				try {
					input.seek(0);
					reader.setInput(input, false, false);
					return Orientation.upright(decode(reader, page - 1, side), orientation);
				}
				catch (IOException ex) {
					failure = ex;
				}
				catch (RuntimeException ex) {
					failure = new IOException(ex);
				}
				finally {
					reader.dispose();
				}
			}
		}
		throw failure;
	}

	/**
	 * Tells whether the file can be shown as it is: a small upright JPEG picture gains
	 * nothing from being encoded again.
	 * @param file the picture
	 * @param mediaType as detected
	 * @param picture as {@link #read} gave it
	 * @param measure as {@link #measure} gave it
	 * @param orientation as {@link #orientation} gave it
	 * @return whether a view of it would be no better
	 * @throws IOException if the file is not there
	 */
	static boolean isViewOfItself(Path file, String mediaType, BufferedImage picture, Measure measure, int orientation)
			throws IOException {
		return mediaType.startsWith("image/jpeg") && Math.max(measure.width(), measure.height()) <= Rendition.PAGE_SIDE
				&& (picture.getType() == BufferedImage.TYPE_3BYTE_BGR
						|| picture.getType() == BufferedImage.TYPE_BYTE_GRAY)
				&& Files.size(file) <= VIEW_BYTES && orientation == 1;
	}

	private static BufferedImage decode(ImageReader reader, int index, int side) throws IOException {
		int width = reader.getWidth(index);
		int height = reader.getHeight(index);
		if ((long) width * height > MAX_PIXELS) {
			throw new IOException("Picture too large");
		}
		ImageReadParam param = reader.getDefaultReadParam();
		int step = Math.max(1, Math.max(width, height) / (side * 2));
		param.setSourceSubsampling(step, step, 0, 0);
		param.setSourceRegion(new Rectangle(width, height));
		return reader.read(index, param);
	}

	/** The JDK's own JPEG reader first: cheaper, but it refuses CMYK. */
	private static List<ImageReader> readers(@Nullable ImageInputStream input) {
		List<ImageReader> readers = new ArrayList<>();
		if (input != null) {
			Iterator<ImageReader> found = ImageIO.getImageReaders(input);
			found.forEachRemaining(readers::add);
			readers.sort(Comparator.comparing((reader) -> !reader.getClass().getName().startsWith("com.sun.")));
		}
		return readers;
	}

	/** How the picture is to be turned: EXIF 1 to 8, 1 where nothing is said. */
	static int orientation(Path file) {
		try {
			ExifIFD0Directory exif = ImageMetadataReader.readMetadata(file.toFile())
				.getFirstDirectoryOfType(ExifIFD0Directory.class);
			return (exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION))
					? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION) : 1;
		}
		catch (ImageProcessingException | MetadataException | IOException ex) {
			return 1;
		}
	}

}
