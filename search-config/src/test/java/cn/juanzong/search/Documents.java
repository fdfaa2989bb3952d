package cn.juanzong.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Documents and requests for tests. */
final class Documents {

	static final UUID CONTRACTOR_A = UUID.fromString("00000000-0000-0000-0000-00000000000a");

	static final UUID CONTRACTOR_B = UUID.fromString("00000000-0000-0000-0000-00000000000b");

	private Documents() {
	}

	static RecordDocument document(String text) {
		return document(UUID.randomUUID(), 1, CONTRACTOR_A, "SIGN_IN_SHEET", "材料.pdf", text);
	}

	static RecordDocument document(UUID id, long version, UUID organizer, String kind, String fileName, String text) {
		boolean first = organizer.equals(CONTRACTOR_A);
		return new RecordDocument(id, version, new UUID(1, organizer.getLeastSignificantBits()), organizer,
				first ? "青禾商务服务中心" : "远山职业学校", "直播带货实操班", "17", "短视频拍摄与剪辑", first ? "PRACTICAL" : "BASIC", "刘庄村文化大院",
				"欧阳小明", first ? 2026 : 2025, LocalDate.of(first ? 2026 : 2025, 5, 1), kind, "INGESTED",
				first ? List.of("C1") : List.of(), fileName, "DZ-2026-PX-0007", "application/pdf", 1_000,
				Instant.parse("2026-05-02T08:00:00.123456789Z"), text);
	}

	static SearchRequest request(String text) {
		return new SearchRequest(text, Map.of(), null, SearchRequest.Sort.RELEVANCE, 20, null);
	}

	static SearchRequest request(String text, Map<SearchRequest.Facet, List<String>> filters,
			@Nullable UUID organizer) {
		return new SearchRequest(text, filters, organizer, SearchRequest.Sort.RELEVANCE, 20, null);
	}

}
