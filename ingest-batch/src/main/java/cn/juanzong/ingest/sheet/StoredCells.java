package cn.juanzong.ingest.sheet;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import cn.juanzong.extraction.Box;
import cn.juanzong.extraction.sheet.HalfDay;
import cn.juanzong.extraction.sheet.HeaderText;
import cn.juanzong.extraction.sheet.Lattice;
import cn.juanzong.extraction.sheet.SheetCell;
import cn.juanzong.extraction.sheet.SheetColumn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells of a line, and the texts around a table, as they are kept in one column each.
 */
final class StoredCells {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private StoredCells() {
	}

	static String write(List<SheetCell> cells) {
		ArrayNode all = JSON.createArrayNode();
		for (SheetCell cell : cells) {
			ObjectNode one = all.addObject().put("column", cell.column().name());
			HalfDay halfDay = cell.halfDay();
			if (halfDay != null) {
				one.put("half", halfDay.name());
			}
			box(one, cell.box());
			one.put("text", cell.text())
				.put("confidence", cell.confidence())
				.put("ink", cell.ink())
				.put("inked", cell.inked())
				.put("hash", cell.imageHash())
				.put("lattice", Base64.getEncoder().encodeToString(cell.lattice().toBytes()));
		}
		return JSON.writeValueAsString(all);
	}

	static List<SheetCell> read(String json) {
		List<SheetCell> cells = new ArrayList<>();
		for (JsonNode one : JSON.readTree(json)) {
			HalfDay halfDay = one.has("half") ? HalfDay.valueOf(one.get("half").asString()) : null;
			Lattice lattice = Lattice.of(Base64.getDecoder().decode(one.get("lattice").asString()));
			cells.add(new SheetCell(SheetColumn.valueOf(one.get("column").asString()), halfDay, box(one),
					one.get("text").asString(), one.get("confidence").asDouble(), one.get("ink").asDouble(),
					one.get("inked").asBoolean(), one.get("hash").asLong(), lattice));
		}
		return cells;
	}

	static String writeTexts(List<HeaderText> texts) {
		ArrayNode all = JSON.createArrayNode();
		for (HeaderText text : texts) {
			ObjectNode one = all.addObject().put("kind", text.kind().name());
			box(one, text.box());
			one.put("text", text.text()).put("confidence", text.confidence());
		}
		return JSON.writeValueAsString(all);
	}

	static List<HeaderText> readTexts(String json) {
		List<HeaderText> texts = new ArrayList<>();
		for (JsonNode one : JSON.readTree(json)) {
			texts.add(new HeaderText(HeaderText.Kind.valueOf(one.get("kind").asString()), box(one),
					one.get("text").asString(), one.get("confidence").asDouble()));
		}
		return texts;
	}

	private static void box(ObjectNode node, Box box) {
		node.putArray("box").add(box.left()).add(box.top()).add(box.right()).add(box.bottom());
	}

	private static Box box(JsonNode node) {
		JsonNode box = node.get("box");
		return new Box(box.get(0).asDouble(), box.get(1).asDouble(), box.get(2).asDouble(), box.get(3).asDouble());
	}

}
