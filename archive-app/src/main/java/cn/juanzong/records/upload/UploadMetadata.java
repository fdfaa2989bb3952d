package cn.juanzong.records.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import cn.juanzong.records.MaterialKind;
import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Upload-Metadata} of tus: pairs of a key and a base64 value, which for
 * us is UTF-8.
 *
 * @param fileName from {@code filename}
 * @param sessionId from {@code sessionId}
 * @param kind from {@code kind}
 */
record UploadMetadata(String fileName, UUID sessionId, MaterialKind kind) {

	/**
	 * Reads the header.
	 * @param header as received
	 * @return what it says
	 * @throws Refused if the name or the kind is missing or wrong, or the session cannot
	 * be one of ours
	 */
	static UploadMetadata parse(@Nullable String header) {
		Map<String, String> values = values((header != null) ? header : "");
		String name = values.getOrDefault("filename", values.getOrDefault("name", ""));
		UUID session = uuid(values.getOrDefault("sessionId", "")).orElseThrow(() -> new Refused(Reason.MISSING));
		return new UploadMetadata(name, session, kind(values.getOrDefault("kind", "")));
	}

	private static Map<String, String> values(String header) {
		Map<String, String> values = new HashMap<>();
		for (String pair : header.split(",")) {
			String[] parts = pair.strip().split(" +", 2);
			values.put(parts[0], (parts.length > 1) ? decoded(parts[1].strip()) : "");
		}
		return values;
	}

	private static String decoded(String base64) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
				.toString();
		}
		catch (CharacterCodingException | IllegalArgumentException ex) {
			throw new Refused(Reason.NAME_CONTROL);
		}
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static MaterialKind kind(String name) {
		try {
			return MaterialKind.valueOf(name);
		}
		catch (IllegalArgumentException ex) {
			throw new Refused(Reason.KIND_UNKNOWN);
		}
	}

}
