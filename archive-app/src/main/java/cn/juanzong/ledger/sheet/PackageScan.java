package cn.juanzong.ledger.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
 * and counted, so that sizes stated by the file need not be believed, and what the row
 * reader does not tell is collected: merged areas, and formulas without a result.
 */
class PackageScan {

	private static final long MAX_INFLATED = 512L * 1024 * 1024;

	/** Shared strings are kept on the heap while rows are read. */
	private static final long MAX_SHARED_STRINGS = 96L * 1024 * 1024;

	private static final int MAX_ENTRIES = 10_000;

	private static final int KEPT = 1024 * 1024;

	private static final int LONGEST_ELEMENT = 64;

	/** Longer than any cell with a formula. */
	private static final int LONGEST_CELL = 40 * 1024;

	private static final int MAX_AREAS = 100_000;

	private static final Pattern MERGED = Pattern.compile("mergeCell\\s+ref=[\"']([A-Z0-9:]{3,21})[\"']");

	/** A cell with a formula and no value, or an empty one. */
	private static final Pattern WITHOUT_VALUE = Pattern
		.compile("<(?:\\w+:)?c(\\s[^>]*)>\\s*<(?:\\w+:)?f(?:\\s[^>]*)?(?:/>|>[^<]*</(?:\\w+:)?f>)\\s*"
				+ "(?:<(?:\\w+:)?v\\s*(?:/>|></(?:\\w+:)?v>)\\s*)?</(?:\\w+:)?c>");

	private static final Pattern ADDRESS = Pattern.compile("\\sr=[\"']([A-Z]{1,3}\\d{1,7})[\"']");

	/** An empty text is a result. */
	private static final Pattern TEXT_RESULT = Pattern.compile("\\st=[\"']str[\"']");

	private static final Pattern RELATIONSHIP = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");

	private static final Pattern ATTRIBUTE = Pattern.compile("(Id|Target)\\s*=\\s*[\"']([^\"']*)[\"']");

	private final Map<String, List<MergedCells>> mergedByPart = new HashMap<>();

	private final Map<String, Set<String>> uncomputedByPart = new HashMap<>();

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

	/** The cells of a sheet that hold a formula whose result is not stored. */
	Set<String> uncomputed(String relationshipId) {
		return this.uncomputedByPart.getOrDefault(this.partById.getOrDefault(relationshipId, ""), Set.of());
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
		Set<String> uncomputed = new HashSet<>();
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
				uncomputed(text, uncomputed);
				before = text.substring(from(text));
			}
		}
		if (areas != null) {
			this.mergedByPart.put(name, List.copyOf(areas));
			this.uncomputedByPart.put(name, uncomputed);
		}
	}

	/** Where what may go on in the next piece begins: an element, or a whole cell. */
	private static int from(String text) {
		int element = Math.max(0, text.length() - LONGEST_ELEMENT);
		int cell = text.lastIndexOf("<c ");
		return (cell >= 0 && text.length() - cell <= LONGEST_CELL) ? Math.min(cell, element) : element;
	}

	private static void uncomputed(String text, Set<String> cells) {
		if ((text.contains("<f") || text.contains(":f")) && cells.size() < MAX_AREAS) {
			Matcher cell = WITHOUT_VALUE.matcher(text);
			while (cell.find()) {
				Matcher address = ADDRESS.matcher(cell.group(1));
				if (address.find() && !TEXT_RESULT.matcher(cell.group(1)).find()) {
					cells.add(address.group(1));
				}
			}
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
