package cn.juanzong.county;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputDirectory;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;

/**
 * JPEG files as a telephone or a scanner writes them.
 */
final class Photograph {

	private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

	private Photograph() {
	}

	static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			ImageWriteParam settings = writer.getDefaultWriteParam();
			settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			settings.setCompressionQuality(quality);
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), settings);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	/**
	 * Adds what a telephone's camera notes.
	 * @param jpeg a JPEG without EXIF
	 * @param takenAt local time
	 * @param latitude degrees WGS84
	 * @param longitude degrees WGS84
	 * @return the JPEG with EXIF
	 */
	static byte[] withExif(byte[] jpeg, LocalDateTime takenAt, double latitude, double longitude) throws IOException {
		TiffOutputSet exif = new TiffOutputSet();
		TiffOutputDirectory root = exif.getOrCreateRootDirectory();
		root.add(TiffTagConstants.TIFF_TAG_MAKE, "Juanzong");
		root.add(TiffTagConstants.TIFF_TAG_MODEL, "County Camera 1");
		exif.getOrCreateExifDirectory().add(ExifTagConstants.EXIF_TAG_DATE_TIME_ORIGINAL, takenAt.format(EXIF_TIME));
		exif.setGpsInDegrees(longitude, latitude);
		ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + 512);
		new ExifRewriter().updateExifMetadataLossless(jpeg, out, exif);
		return out.toByteArray();
	}

}
