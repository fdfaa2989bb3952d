package cn.juanzong.records.view;

import java.util.Set;

/**
 * Which types a browser may show in place. Everything else is only handed over as a
 * download: what users upload never runs in our origin.
 */
final class SafeTypes {

	/** Given with every byte of user content: no script, no origin, nothing loaded. */
	static final String POLICY = "sandbox; default-src 'none'";

	private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

	private static final Set<String> FILMS = Set.of("video/mp4", "video/webm", "video/quicktime", "video/x-m4v");

	private static final Set<String> SOUNDS = Set.of("audio/mpeg", "audio/mp4", "audio/ogg", "audio/webm", "audio/wav",
			"audio/x-wav", "audio/vnd.wave");

	private SafeTypes() {
	}

	static boolean inPlace(String mediaType) {
		return PICTURES.contains(mediaType) || FILMS.contains(mediaType) || SOUNDS.contains(mediaType);
	}

	/** Whether browsers commonly play it; QuickTime files mostly hold what they know. */
	static boolean film(String mediaType) {
		return FILMS.contains(mediaType) || "application/mp4".equals(mediaType);
	}

	static boolean sound(String mediaType) {
		return SOUNDS.contains(mediaType);
	}

	/**
	 * The type to announce: mp4 found without a video track brand is still played as one.
	 */
	static String announced(String mediaType) {
		return "application/mp4".equals(mediaType) ? "video/mp4" : mediaType;
	}

}
