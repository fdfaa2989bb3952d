package cn.juanzong.access.factor;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FactorSecretTests {

	@Test
	void base32IsReadAsTelephonesReadIt() {
		assertThat(new FactorSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").bytes())
			.isEqualTo("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
		assertThat(FactorSecret.random().bytes()).hasSize(20);
		assertThat(FactorSecret.random()).hasToString("FactorSecret");
		assertThat(FactorSecret.random().grouped()).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
	}

	@Test
	void aCameraReadsTheDrawnCode() throws Exception {
		// of random ones the reader used here does not find one in some thousand
		String uri = new FactorSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").uri("zhang.wei");
		QrCode code = QrCode.of(uri);
		int scale = 8;
		BufferedImage image = new BufferedImage(code.size() * scale, code.size() * scale, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, image.getWidth(), image.getHeight());
		pen.setColor(Color.BLACK);
		for (Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path()); module.find();) {
			pen.fillRect(Integer.parseInt(module.group(1)) * scale, Integer.parseInt(module.group(2)) * scale, scale,
					scale);
		}
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		assertThat(new QRCodeReader()
			.decode(new BinaryBitmap(
					new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
			.getText()).isEqualTo(uri).startsWith("otpauth://totp/Juanzong:zhang.wei?secret=");
	}

}
