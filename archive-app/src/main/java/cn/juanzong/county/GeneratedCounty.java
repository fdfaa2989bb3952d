package cn.juanzong.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.juanzong.county.SessionFiles.CountyFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A synthetic county as files: one folder a session and {@code truth.json}, which says
 * what is wrong where. The same seed gives the same bytes (goals, row 64). No person in
 * it exists; all ID numbers lie in the unassigned area 999999.
 */
public final class GeneratedCounty {

	private final CountyPlan plan;

	private final long seed;

	public GeneratedCounty(long seed) {
		this.seed = seed;
		this.plan = new CountyPlan(seed);
	}

	CountyPlan plan() {
		return this.plan;
	}

	/**
	 * Writes all files.
	 * @param folder an empty or absent folder
	 * @return the number of files without the truth file
	 * @throws IOException if the disk does not take them
	 */
	public int write(Path folder) throws IOException {
		Files.createDirectories(folder);
		int count = 0;
		List<Map<String, Object>> truth = new ArrayList<>();
		SessionFiles makers = makers(folder);
		for (PlannedSession session : this.plan.sessions) {
			Path sessionFolder = Files
				.createDirectories(folder.resolve("%02d-%s".formatted(session.number(), session.title())));
			Map<String, String> digests = new LinkedHashMap<>();
			for (CountyFile file : makers.of(session)) {
				Files.write(sessionFolder.resolve(file.name()), file.bytes());
				digests.put(file.name(), sha256(file.bytes()));
				count++;
			}
			truth.add(truth(session, digests));
		}
		Files.writeString(folder.resolve("truth.json"),
				JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(truth));
		return count;
	}

	SessionFiles makers(Path workFolder) throws IOException {
		return new SessionFiles(this.plan, this.seed, workFolder, GlyphPen.parseFont());
	}

	private Map<String, Object> truth(PlannedSession session, Map<String, String> digests) {
		Map<String, Object> truth = new LinkedHashMap<>();
		truth.put("number", session.number());
		truth.put("title", session.title());
		truth.put("organizer", session.organizerCode());
		truth.put("course", session.courseCode());
		truth.put("trainingClass", this.plan.course(session.courseCode()).trainingClass().name());
		truth.put("startsOn", session.startsOn().toString());
		truth.put("linesOnPaper", session.onPaper().size());
		truth.put("rowsInLedger", session.inLedger().size());
		truth.put("planted", session.planted().stream().map(Enum::name).toList());
		truth.put("files", digests);
		return truth;
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
