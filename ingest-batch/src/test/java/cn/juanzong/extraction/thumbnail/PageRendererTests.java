package cn.juanzong.extraction.thumbnail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import cn.juanzong.extraction.Rendition;
import cn.juanzong.extraction.SamplePictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PageRendererTests {

	private static final int WHITE = 0xffffffff;

	@TempDir
	private Path folder;

	@Test
	void aSmallUprightPhotographIsItsOwnView() throws IOException {
		byte[] jpeg = SamplePictures.jpeg(SamplePictures.photograph(1200, 900));
		List<Rendition> views = render("photo.jpg", jpeg, "image/jpeg");
		assertThat(views).extracting(Rendition::kind).containsExactly(Rendition.Kind.PAGE, Rendition.Kind.THUMBNAIL);
		assertThat(views.get(0).bytes()).isEqualTo(jpeg);
		BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(views.get(1).bytes()));
		assertThat(thumbnail.getWidth()).isEqualTo(320);
		assertThat(thumbnail.getHeight()).isEqualTo(240);
		// the same colours where the picture changes slowly
		int expected = 255 * 160 / 320;
		assertThat(thumbnail.getRGB(160, 120) >> 16 & 0xff).isBetween(expected - 6, expected + 6);
	}

	@Test
	void aTurnedOrLargePhotographIsDrawnAnew() throws IOException {
		byte[] turned = SamplePictures.withExif(SamplePictures.jpeg(SamplePictures.photograph(1200, 900)),
				"2026:05:18 09:30:00", 6);
		Rendition upright = render("turned.jpg", turned, "image/jpeg").get(0);
		assertThat(upright.width()).isEqualTo(900);
		assertThat(upright.height()).isEqualTo(1200);
		byte[] large = SamplePictures.jpeg(SamplePictures.photograph(4000, 3000));
		Rendition reduced = render("large.jpg", large, "image/jpeg").get(0);
		assertThat(reduced.width()).isEqualTo(Rendition.PAGE_SIDE);
	}

	@Test
	void whatIsTransparentBecomesWhite() throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(700, 500, BufferedImage.TYPE_INT_ARGB), "png", png);
		List<Rendition> views = render("clear.png", png.toByteArray(), "image/png");
		assertThat(views).hasSize(2).allSatisfy((view) -> {
			BufferedImage picture = ImageIO.read(new ByteArrayInputStream(view.bytes()));
			assertThat(picture.getRGB(view.width() / 2, view.height() / 2)).isEqualTo(WHITE);
		});
	}

	private List<Rendition> render(String name, byte[] bytes, String mediaType) throws IOException {
		return new PageRenderer().render(Files.write(this.folder.resolve(name), bytes), mediaType, 3);
	}

}
