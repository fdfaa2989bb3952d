package cn.juanzong.extraction.layout.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;

import javax.imageio.ImageIO;

import cn.juanzong.extraction.layout.Wear;
import cn.juanzong.extraction.ocr.Pixels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A stroke of a seal across a printed stroke, as a JPEG file holds it. */
class BleachingTests {

	private static final int SIDE = 192;

	@ParameterizedTest
	@ValueSource(doubles = { 1, 0.8, 0.6 })
	void redInkIsGoneAndBlackBeneathItStays(double light) throws Exception {
		BufferedImage page = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = page.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		int white = (int) (250 * light);
		canvas.setColor(new Color(white, white, (int) (244 * light)));
		canvas.fillRect(0, 0, SIDE, SIDE);
		canvas.setStroke(new BasicStroke(4));
		canvas.setColor(new Color((int) (26 * light), (int) (26 * light), (int) (26 * light)));
		canvas.drawLine(96, 30, 96, 162);
		canvas.setStroke(new BasicStroke(9));
		canvas.setColor(new Color((int) (200 * light), (int) (30 * light), (int) (42 * light), 0x98));
		canvas.drawLine(20, 96, 172, 96);
		canvas.dispose();
		Pixels bleached = RedInk.bleached(Pixels.of(ImageIO.read(new ByteArrayInputStream(Wear.jpeg(page, 0.75f)))));
		for (int x = 24; x < 168; x++) {
			if (Math.abs(x - 96) > 8) {
				for (int y = 80; y < 112; y++) {
					assertThat(green(bleached, x, y)).as("paper at %d, %d", x, y).isGreaterThan(white * 17 / 20);
				}
			}
		}
		for (int y = 40; y < 152; y++) {
			assertThat(green(bleached, 96, y)).as("print at %d", y).isLessThan(white * 3 / 5);
		}
	}

	private static int green(Pixels page, int x, int y) {
		return page.rgb()[y * page.width() + x] >> 8 & 0xff;
	}

}
