package cn.juanzong.ingest.lookalike;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.juanzong.ingest.Lookalikes;
import cn.juanzong.ingest.lookalike.Halls.Shot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** F4: what survives, and what must not be taken for the same. */
class PictureHashTests {

	private static final int SCENES = 60;

	@Test
	void F4_savedAgainReducedBrightenedMirroredOrTrimmedLooksTheSame() throws IOException {
		int found = 0;
		for (int i = 0; i < SCENES; i++) {
			BufferedImage scene = Scenes.scene(i);
			for (BufferedImage copy : new BufferedImage[] { Scenes.saved(scene, 0.4f), Scenes.reduced(scene),
					Scenes.brighter(scene), Scenes.mirrored(scene), Scenes.trimmed(scene, 0.05),
					Scenes.trimmed(scene, 0.1) }) {
				found += alike(scene, copy) ? 1 : 0;
			}
		}
		assertThat(found).isGreaterThanOrEqualTo((int) (SCENES * 6 * 0.97));
	}

	@Test
	void F4_differentScenesDoNot() throws IOException {
		List<Collection<PictureHash>> hashes = new ArrayList<>();
		for (int i = 0; i < SCENES; i++) {
			hashes.add(PictureHash.of(Scenes.scene(i)).values());
		}
		for (int i = 0; i < SCENES; i++) {
			for (int j = i + 1; j < SCENES; j++) {
				assertThat(alike(hashes.get(i), hashes.get(j))).as(i + " and " + j).isFalse();
			}
		}
	}

	@Test
	void aBlankPageHasNoHash() throws IOException {
		BufferedImage blank = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = blank.createGraphics();
		canvas.setColor(Color.WHITE);
		canvas.fillRect(0, 0, 300, 200);
		canvas.dispose();
		assertThat(PictureHash.of(blank)).isEmpty();
		assertThat(PictureHash.of(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB))).isEmpty();
	}

	@Test
	void everyCutOfEverySizeLiesWithin() {
		for (int side = 32; side < 330; side++) {
			BufferedImage picture = new BufferedImage(side, 352 - side, BufferedImage.TYPE_BYTE_GRAY);
			for (Cut cut : Cut.values()) {
				assertThat(cut.of(picture).getWidth()).isPositive().isLessThanOrEqualTo(side);
			}
		}
	}

	@Test
	void storedWordsAreReadBackAsTheyWere() throws IOException {
		PictureHash hash = PictureHash.of(Scenes.scene(1)).values().iterator().next();
		assertThat(PictureHashes.hash(hash.coarse(), PictureHashes.bytes(hash))).isEqualTo(hash);
	}

	@Test
	@DisplayName("F4: the same hall with other people, or the same people a while later, is another photograph")
	void F4_anotherPhotographOfTheSameHallIsAnotherPhotograph() throws IOException {
		for (int i = 1; i <= 8; i++) {
			Shot shot = Shot.anywhere(i, 10 + 4 * i);
			BufferedImage photograph = Halls.photograph(shot);
			BufferedImage copy = Scenes.saved(Scenes.stamped(photograph.getSubimage(60, 0, 1160, 910)), 0.5f);
			assertThat(likeness(photograph, copy, Cut.INNER_90)).as("copy " + i)
				.isGreaterThanOrEqualTo(Lookalikes.THRESHOLD);
			assertThat(likeness(photograph, Halls.photograph(shot.another(1)), Cut.WHOLE)).as("another " + i)
				.isLessThan(Lookalikes.THRESHOLD);
			assertThat(likeness(Halls.photograph(shot.fixed()), Halls.photograph(shot.again(1).fixed()), Cut.WHOLE))
				.as("again " + i)
				.isLessThan(Lookalikes.THRESHOLD);
		}
	}

	@Test
	@DisplayName("F4: a copy that was brightened, trimmed and sent through a chat program is found")
	void F4_whatCopiesGoThroughIsFound() throws IOException {
		int found = 0;
		for (int i = 20; i < 24; i++) {
			BufferedImage photograph = Halls.photograph(Shot.anywhere(i, 12 + i));
			for (BufferedImage copy : new BufferedImage[] { Scenes.brighter(photograph),
					Scenes.trimmed(photograph, 0.02), Scenes.trimmed(photograph, 0.08),
					photograph.getSubimage(77, 38, 1203, 922), Scenes
						.stamped(Scenes.saved(Scenes.brighter(Scenes.reduced(Scenes.mirrored(photograph))), 0.3f)) }) {
				found += likeness(photograph, copy) >= Lookalikes.THRESHOLD ? 1 : 0;
			}
			assertThat(likeness(photograph, Halls.photograph(Shot.anywhere(i, 12 + i).again(3))))
				.isLessThan(Lookalikes.THRESHOLD);
		}
		assertThat(found).isGreaterThanOrEqualTo(18);
	}

	@Test
	@DisplayName("F4: a trimmed copy and its original are as like whichever of them is looked up")
	void F4_theWiderPhotoIsLaidOnTheOther() throws IOException {
		for (int i = 30; i < 36; i++) {
			BufferedImage photograph = Halls.photograph(Shot.anywhere(i, 9 + i));
			BufferedImage copy = Scenes.trimmed(photograph, 0.1);
			assertThat(likeness(copy, photograph)).as("hall " + i).isGreaterThanOrEqualTo(Lookalikes.THRESHOLD);
			assertThat(likeness(photograph, copy)).as("hall " + i).isEqualTo(likeness(copy, photograph));
		}
	}

	/** Of the two cuts whose hashes are nearest; 0 if none are near. */
	private static int likeness(BufferedImage one, BufferedImage other) throws IOException {
		Map<Cut, PictureHash> ours = PictureHash.of(one);
		Map<Cut, PictureHash> theirs = PictureHash.of(other);
		int nearest = IndexedLookalikes.FINE_THRESHOLD + 1;
		int likeness = 0;
		for (Cut own : Cut.values()) {
			for (Cut cut : Cut.values()) {
				PictureHash here = Objects.requireNonNull(ours.get(own));
				PictureHash there = Objects.requireNonNull(theirs.get(cut));
				if ((own.whole() || cut.whole()) && !(own.mirrored() && cut.mirrored()) && near(here, there)
						&& here.distance(there) < nearest) {
					nearest = here.distance(there);
					likeness = PictureLook.of(one).likeness(PictureLook.of(other), own, cut);
				}
			}
		}
		return likeness;
	}

	private static boolean near(PictureHash one, PictureHash other) {
		return Long.bitCount(one.coarse() ^ other.coarse()) <= IndexedLookalikes.COARSE_THRESHOLD
				&& one.distance(other) <= IndexedLookalikes.FINE_THRESHOLD;
	}

	private static int likeness(BufferedImage one, BufferedImage other, Cut cut) throws IOException {
		return PictureLook.of(one).likeness(PictureLook.of(other), cut, Cut.WHOLE);
	}

	private static boolean alike(BufferedImage one, BufferedImage other) throws IOException {
		return alike(PictureHash.of(one).values(), PictureHash.of(other).values());
	}

	private static boolean alike(Collection<PictureHash> one, Collection<PictureHash> other) {
		return one.stream().anyMatch((each) -> other.stream().anyMatch((hash) -> near(each, hash)));
	}

}
