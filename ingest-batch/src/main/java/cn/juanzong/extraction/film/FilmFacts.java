package cn.juanzong.extraction.film;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.extraction.Fact;
import cn.juanzong.privacy.PersonalNumbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What ffprobe says, as facts.
 *
 * @param mediaType the container's type
 * @param hasStreams whether there is picture or sound
 * @param facts what it says
 */
record FilmFacts(String mediaType, boolean hasStreams, List<Fact> facts) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final Pattern PLACE = Pattern.compile("^([+-]\\d+(?:\\.\\d+)?)([+-]\\d+(?:\\.\\d+)?)");

	static FilmFacts of(String output, String extractor) {
		JsonNode root = JSON.readTree(output);
		JsonNode format = root.path("format");
		JsonNode video = stream(root, "video");
		boolean picture = !video.isMissingNode();
		boolean sound = !stream(root, "audio").isMissingNode();
		List<Fact> facts = new ArrayList<>();
		Adder adder = new Adder(facts, extractor);
		double seconds = format.path("duration").asDouble(0);
		if (seconds > 0) {
			adder.add(Fact.DURATION_SECONDS, String.format(Locale.ROOT, "%.1f", seconds));
		}
		if (picture) {
			adder.add(Fact.WIDTH, video.path("width").asString(""));
			adder.add(Fact.HEIGHT, video.path("height").asString(""));
		}
		JsonNode tags = format.path("tags");
		adder.add(Fact.CAPTURED_AT, capturedAt(tags));
		adder.add(Fact.TITLE, tags.path("title").asString(""));
		adder.add(Fact.AUTHOR, tags.path("artist").asString(""));
		String make = tags.path("com.apple.quicktime.make").asString("");
		String model = tags.path("com.apple.quicktime.model").asString("");
		adder.add(Fact.CAMERA, (make + " " + model).strip());
		String place = tags.path("location").asString(tags.path("com.apple.quicktime.location.ISO6709").asString(""));
		Matcher degrees = PLACE.matcher(place);
		if (degrees.find()) {
			adder.add(Fact.LATITUDE, Double.toString(Double.parseDouble(degrees.group(1))));
			adder.add(Fact.LONGITUDE, Double.toString(Double.parseDouble(degrees.group(2))));
		}
		return new FilmFacts(mediaType(format, picture), picture || sound, List.copyOf(facts));
	}

	/** Whether the first stream is a picture of its own, and no tile of a larger one. */
	static boolean wholePicture(String output) {
		JsonNode first = JSON.readTree(output).path("streams").path(0);
		return "video".equals(first.path("codec_type").asString(""))
				&& first.path("disposition").path("dependent").asInt(0) == 0;
	}

	private static JsonNode stream(JsonNode root, String kind) {
		for (JsonNode stream : root.path("streams")) {
			boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
			if (kind.equals(stream.path("codec_type").asString("")) && !cover) {
				return stream;
			}
		}
		return root.path("absent");
	}

	/** Cameras write UTC, or local time with its offset; never the local time alone. */
	private static @Nullable String capturedAt(JsonNode tags) {
		try {
			String local = tags.path("com.apple.quicktime.creationdate").asString("");
			if (!local.isEmpty()) {
				String offset = local.replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
				return text(OffsetDateTime.parse(offset).toLocalDateTime());
			}
			String utc = tags.path("creation_time").asString("");
			LocalDateTime time = utc.isEmpty() ? null
					: OffsetDateTime.parse(utc).atZoneSameInstant(ZONE).toLocalDateTime();
			// 1904 and 1970 are what an unset clock writes
			return (time != null && time.getYear() > 1971) ? text(time) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static String text(LocalDateTime time) {
		return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
	}

	private static String mediaType(JsonNode format, boolean picture) {
		String name = format.path("format_name").asString("");
		String kind = picture ? "video/" : "audio/";
		if (name.startsWith("mov")) {
			boolean quicktime = format.path("tags").path("major_brand").asString("").startsWith("qt");
			return kind + (quicktime && picture ? "quicktime" : "mp4");
		}
		return switch (name.split(",")[0]) {
			case "matroska" -> kind + "x-matroska";
			case "avi" -> "video/x-msvideo";
			case "mpegts" -> "video/mp2t";
			case "mpeg", "mpegvideo" -> "video/mpeg";
			case "flv" -> "video/x-flv";
			case "asf" -> kind + (picture ? "x-ms-wmv" : "x-ms-wma");
			case "mp3" -> "audio/mpeg";
			case "wav" -> "audio/vnd.wave";
			case "" -> "application/octet-stream";
			default -> kind + "x-" + name.split(",")[0];
		};
	}

	/** Leaves out what is empty. */
	private record Adder(List<Fact> facts, String extractor) {

		void add(String name, @Nullable String value) {
			if (value != null && !value.isBlank()) {
				String clean = PersonalNumbers.redact(value);
				this.facts.add(new Fact(name, clean.substring(0, Math.min(2_000, clean.length())), 0, null, 1,
						this.extractor));
			}
		}

	}

}
