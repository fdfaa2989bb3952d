package cn.juanzong.extraction.text;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/**
 * Whether a name's extension and the content agree.
 */
final class FileNames {

	/** WPS writes the formats of Microsoft under its own extensions. */
	private static final Set<String> WPS = Set.of("wps", "wpt", "et", "ett", "dps", "dpt");

	private final MimeTypes types;

	FileNames(MimeTypes types) {
		this.types = types;
	}

	/**
	 * The extension a file ought to have.
	 * @param fileName the original name
	 * @param detected the type of its content
	 * @return without the dot; empty if name and content agree, or if either says nothing
	 */
	Optional<String> expectedExtension(String fileName, MediaType detected) {
		int dot = fileName.lastIndexOf('.');
		String extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
		if (dot < 0 || WPS.contains(extension)) {
			return Optional.empty();
		}
		MediaType named = namedType(extension);
		if (MediaType.OCTET_STREAM.equals(named) || MediaType.OCTET_STREAM.equals(detected)
				|| named.getSubtype().startsWith("x-tika") || detected.getSubtype().startsWith("x-tika")
				|| related(named, detected.getBaseType())) {
			return Optional.empty();
		}
		return extensions(detected).stream()
			.findFirst()
			.filter((expected) -> !extensions(detected).contains(extension));
	}

	private MediaType namedType(String extension) {
		Metadata metadata = new Metadata();
		metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, "x." + extension);
		try {
			return this.types.detect(null, metadata);
		}
		catch (IOException ex) {
			return MediaType.OCTET_STREAM;
		}
	}

	private boolean related(MediaType named, MediaType detected) {
		if (OfdParser.OFD.equals(detected)) {
			return false;
		}
		var registry = this.types.getMediaTypeRegistry();
		boolean bothFilms = isFilm(named) && isFilm(detected);
		return bothFilms || registry.isInstanceOf(named, detected) || registry.isInstanceOf(detected, named)
				|| isText(named) && isText(detected);
	}

	private static boolean isFilm(MediaType type) {
		return "video".equals(type.getType()) || "audio".equals(type.getType());
	}

	private boolean isText(MediaType type) {
		return this.types.getMediaTypeRegistry().isInstanceOf(type, MediaType.TEXT_PLAIN);
	}

	private List<String> extensions(MediaType type) {
		if (OfdParser.OFD.equals(type)) {
			return List.of("ofd");
		}
		try {
			MimeType mime = this.types.forName(type.getBaseType().toString());
			return mime.getExtensions().stream().map((extension) -> extension.substring(1)).toList();
		}
		catch (MimeTypeException ex) {
			return List.of();
		}
	}

}
