package cn.juanzong.extraction.film;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import javax.imageio.ImageIO;

import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Extraction.Extracted;
import cn.juanzong.extraction.Extraction.Reason;
import cn.juanzong.extraction.Extraction.Unreadable;
import cn.juanzong.extraction.Fact;
import cn.juanzong.extraction.Page;
import cn.juanzong.extraction.Rendition;
import org.jspecify.annotations.Nullable;

/**
 * Facts and poster frames of films, read where they lie: ffmpeg asks for the ranges it
 * needs, so a film of 20 GB costs a few megabytes.
 */
public final class FilmReader {

	/** Still pictures that only the media tool decodes. */
	public static final Set<String> STILLS = Set.of("image/heic", "image/heif", "image/avif");

	private static final int POSTER_SIDE = 1_280;

	private final MediaTool tool;

	/**
	 * Creates a reader.
	 * @param folder for temporary files
	 * @param limit for one run of a tool
	 */
	public FilmReader(Path folder, Duration limit) {
		this.tool = new MediaTool(folder, limit);
	}

	/**
	 * Facts of a film or recording.
	 * @param source where it lies, {@code http}, {@code https} or {@code file}
	 * @return the outcome
	 */
	public Extraction probe(URI source) {
		MediaTool.Outcome outcome = this.tool.probe(source);
		Reason failure = outcome.failure();
		if (failure == Reason.TRUNCATED && !MovieBoxes.begins(source)) {
			failure = Reason.CORRUPT;
		}
		if (failure != null) {
			return new Unreadable("application/octet-stream", failure, outcome.detail(), List.of());
		}
		FilmFacts film = FilmFacts.of(outcome.output(), outcome.version());
		if (!film.hasStreams()) {
			return new Unreadable(film.mediaType(), Reason.CORRUPT, "no picture and no sound", film.facts());
		}
		if (MovieBoxes.cut(source, film.mediaType())) {
			return new Unreadable(film.mediaType(), Reason.TRUNCATED, "boxes exceed the file", film.facts());
		}
		return new Extracted(film.mediaType(), List.of(new Page(1, "", List.of(), false)), film.facts(), false);
	}

	/**
	 * A frame from the first tenth of a film, and its thumbnail.
	 * @param source where it lies
	 * @return poster and thumbnail, or nothing where no frame could be decoded
	 */
	public List<Rendition> poster(URI source) {
		Extraction probed = probe(source);
		if (!(probed instanceof Extracted film) || !film.mediaType().startsWith("video/")) {
			return List.of();
		}
		double length = film.facts()
			.stream()
			.filter((fact) -> Fact.DURATION_SECONDS.equals(fact.name()))
			.mapToDouble((fact) -> Double.parseDouble(fact.value()))
			.findFirst()
			.orElse(0);
		for (double second : new double[] { Math.min(length / 10, 30), 0 }) {
			List<Rendition> views = frame(source, second);
			if (!views.isEmpty()) {
				return views;
			}
		}
		return List.of();
	}

	/**
	 * Views of a still picture that is packed like a film, as HEIC and AVIF are.
	 * @param source where it lies
	 * @return page view and thumbnail, if it can be read
	 */
	public List<Rendition> still(URI source) {
		MediaTool.Outcome outcome = this.tool.probe(source);
		if (outcome.failure() != null) {
			return List.of();
		}
		// telephones store large pictures in tiles
		boolean whole = FilmFacts.wholePicture(outcome.output());
		return views(Rendition.Kind.PAGE, Rendition.PAGE_SIDE,
				(sizes) -> whole ? this.tool.frame(source, 0, sizes) : this.tool.tiles(source, sizes));
	}

	private List<Rendition> frame(URI source, double second) {
		return views(Rendition.Kind.POSTER, POSTER_SIDE, (sizes) -> this.tool.frame(source, second, sizes));
	}

	private List<Rendition> views(Rendition.Kind kind, int side, Predicate<List<MediaTool.Size>> taken) {
		Path poster = null;
		Path thumbnail = null;
		try {
			poster = this.tool.temporaryFile();
			thumbnail = this.tool.temporaryFile();
			if (!taken.test(List.of(new MediaTool.Size(poster, side),
					new MediaTool.Size(thumbnail, Rendition.THUMBNAIL_SIDE)))) {
				return List.of();
			}
			List<Rendition> views = new ArrayList<>();
			add(views, kind, poster);
			add(views, Rendition.Kind.THUMBNAIL, thumbnail);
			return views;
		}
		catch (IOException ex) {
			return List.of();
		}
		finally {
			delete(poster);
			delete(thumbnail);
		}
	}

	private static void add(List<Rendition> views, Rendition.Kind kind, Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
		if (picture != null) {
			views.add(new Rendition(kind, 1, "image/jpeg", picture.getWidth(), picture.getHeight(), bytes));
		}
	}

	private static void delete(@Nullable Path file) {
		try {
			if (file != null) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			// swept with the folder
			file.toFile().deleteOnExit();
		}
	}

}
