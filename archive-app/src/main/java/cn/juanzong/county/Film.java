package cn.juanzong.county;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;

import org.jcodec.api.awt.AWTSequenceEncoder;

/**
 * A short MP4 film that pans over a picture.
 */
final class Film {

	private static final int WIDTH = 320;

	private static final int HEIGHT = 176;

	private static final int FRAMES = 16;

	private static final int FRAMES_PER_SECOND = 2;

	private Film() {
	}

	static byte[] pan(BufferedImage scene, LocalDateTime takenAt, Path workFile) throws IOException {
		AWTSequenceEncoder encoder = AWTSequenceEncoder.createSequenceEncoder(workFile.toFile(), FRAMES_PER_SECOND);
		for (int i = 0; i < FRAMES; i++) {
			int x = (scene.getWidth() - WIDTH) * i / FRAMES;
			int y = (scene.getHeight() - HEIGHT) / 3;
			BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
			frame.createGraphics().drawImage(scene.getSubimage(x, y, WIDTH, HEIGHT), 0, 0, null);
			encoder.encodeImage(frame);
		}
		encoder.finish();
		byte[] film = Files.readAllBytes(workFile);
		Files.delete(workFile);
		stamp(film, takenAt);
		return film;
	}

	/**
	 * Writes the creation time into the movie, track and media headers, where the encoder
	 * puts the present moment.
	 */
	private static void stamp(byte[] film, LocalDateTime takenAt) {
		long sinceEpoch = Duration.between(LocalDateTime.of(1904, 1, 1, 0, 0), takenAt.minusHours(8)).toSeconds();
		for (String header : new String[] { "mvhd", "tkhd", "mdhd" }) {
			byte[] name = header.getBytes(StandardCharsets.US_ASCII);
			for (int i = 0; i + 16 < film.length; i++) {
				if (film[i] == name[0] && film[i + 1] == name[1] && film[i + 2] == name[2] && film[i + 3] == name[3]) {
					ByteBuffer.wrap(film, i + 8, 8).putInt((int) sinceEpoch).putInt((int) sinceEpoch);
				}
			}
		}
	}

}
