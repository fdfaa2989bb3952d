package cn.juanzong.ledger.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.ledger.FaultCode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a zipped workbook before anything parses it: everything is inflated once
 * and counted, so that sizes stated by the file need not be believed, and the merged
 * areas are collected, which the row reader does not tell.
 */
class PackageScan {

	private static final long MAX_INFLATED = 512L * 1024 * 1024;

	/** Shared strings are kept on the heap while rows are read. */
	private static final long MAX_SHARED_STRINGS = 96L * 1024 * 1024;

	private static final int MAX_ENTRIES = 10_000;

	private static final int KEPT = 1024 * 1024;

	private static final int LONGEST_ELEMENT = 64;

	private static final int MAX_AREAS = 100_000;

	private static final Pattern MERGED = Pattern.compile("mergeCell\\s+ref=[\"']([A-Z0-9:]{3,21})[\"']");

	private static final Pattern RELATIONSHIP = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");

	private static final Pattern ATTRIBUTE = Pattern.compile("(Id|Target)\\s*=\\s*[\"']([^\"']*)[\"']");

	private final Map<String, List<MergedCells>> mergedByPart = new HashMap<>();

	private final Map<String, String> partById = new HashMap<>();

	private long inflated;

	private boolean workbook;

	PackageScan(byte[] bytes) {
		// by the directory at the end of the file, as the row reader will
		try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
			int entries = 0;
			for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
				if (++entries > MAX_ENTRIES) {
					throw new UnreadableTable(FaultCode.FILE_BOMB);
				}
				try (InputStream content = zip.getInputStream(entry)) {
					scan(entry.getName(), content);
				}
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new UnreadableTable(FaultCode.FILE_DAMAGED);
		}
		if (!this.workbook) {
			throw new UnreadableTable(FaultCode.FILE_NOT_A_TABLE);
		}
	}

	/** The merged areas of a sheet. */
	List<MergedCells> merged(String relationshipId) {
		return this.mergedByPart.getOrDefault(this.partById.getOrDefault(relationshipId, ""), List.of());
	}

	private void scan(String name, InputStream content) throws IOException {
		if (name.endsWith("vbaProject.bin")) {
			throw new UnreadableTable(FaultCode.FILE_MACROS);
		}
		if (name.equals("xl/workbook.xml")) {
			this.workbook = true;
		}
		if (name.equals("xl/_rels/workbook.xml.rels")) {
			relationships(new String(content.readNBytes(KEPT), StandardCharsets.UTF_8));
			return;
		}
		long limit = name.equals("xl/sharedStrings.xml") ? MAX_SHARED_STRINGS : MAX_INFLATED;
		Set<MergedCells> areas = name.startsWith("xl/worksheets/") ? new LinkedHashSet<>() : null;
		byte[] buffer = new byte[64 * 1024];
		String before = "";
		long size = 0;
		for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
			size += read;
			this.inflated += read;
			if (size > limit || this.inflated > MAX_INFLATED) {
				throw new UnreadableTable(FaultCode.FILE_BOMB);
			}
			if (areas != null) {
				String text = before + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
				merged(text, areas);
				before = text.substring(Math.max(0, text.length() - LONGEST_ELEMENT));
			}
		}
		if (areas != null) {
			this.mergedByPart.put(name, List.copyOf(areas));
		}
	}

	private static void merged(String text, Set<MergedCells> areas) {
		if (text.contains("mergeCell") && areas.size() < MAX_AREAS) {
			Matcher matcher = MERGED.matcher(text);
			while (matcher.find()) {
				MergedCells.parse(matcher.group(1)).ifPresent(areas::add);
			}
		}
	}

	private void relationships(String xml) {
		Matcher relationship = RELATIONSHIP.matcher(xml);
		while (relationship.find()) {
			Map<String, String> attributes = new HashMap<>();
			Matcher attribute = ATTRIBUTE.matcher(relationship.group());
			while (attribute.find()) {
				attributes.put(attribute.group(1), attribute.group(2));
			}
			String target = attributes.getOrDefault("Target", "");
			this.partById.put(attributes.getOrDefault("Id", ""),
					target.startsWith("/") ? target.substring(1) : "xl/" + target);
		}
	}

}
