package cn.juanzong.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.juanzong.search.SearchPage.FacetValue;
import cn.juanzong.search.SearchRequest.Facet;
import cn.juanzong.search.SearchRequest.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static cn.juanzong.search.Documents.CONTRACTOR_A;
import static cn.juanzong.search.Documents.CONTRACTOR_B;
import static cn.juanzong.search.Documents.document;
import static cn.juanzong.search.Documents.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every index promises. Each test begins with an empty one. */
interface RecordIndexContract {

	RecordIndex index();

	@Test
	default void wordOfTwoCharactersInTheMiddleOfASentence() {
		RecordDocument wanted = document("本期在刘庄举办农村电商培训,学员签到后领取资料。");
		index().put(List.of(wanted, document("电子表格和商品目录"), document("培养训练")));
		assertThat(found("电商")).containsExactly(wanted.id());
		assertThat(found("商培")).containsExactly(wanted.id());
		assertThat(found("培训")).containsExactly(wanted.id());
		assertThat(found("签")).containsExactly(wanted.id());
		assertThat(found("电商 签到")).containsExactly(wanted.id());
		assertThat(found("电商 目录")).isEmpty();
	}

	@Test
	default void nameOfThreeCharactersIsNotPutTogetherFromOthers() {
		RecordDocument wanted = document("讲师王小明到场");
		index().put(List.of(wanted, document("王小红、李小明")));
		assertThat(found("王小明")).containsExactly(wanted.id());
		assertThat(found("\"王小明\"")).containsExactly(wanted.id());
	}

	@Test
	default void namesCodesAndFileNamesAreFound() {
		RecordDocument document = document(UUID.randomUUID(), 1, CONTRACTOR_A, "SITE_PHOTO", "IMG_20260501_现场（二）.JPG",
				"");
		index().put(List.of(document));
		for (String typed : List.of("青禾", "直播带货", "短视频", "刘庄村", "欧阳小明", "DZ-2026-PX-0007", "dz-2026", "20260501",
				"IMG_20260501", "img_2026", "现场（二）.jpg", "ＩＭＧ", "现场", "jpg")) {
			assertThat(found(typed)).as(typed).containsExactly(document.id());
		}
	}

	@Test
	default void hitShowsTheDocumentAndMarksTheMatch() {
		RecordDocument document = document("第一句话。农村<b>电商</b>培训。最后一句话。");
		index().put(List.of(document));
		SearchPage.Hit hit = index().search(request("农村 电商")).hits().get(0);
		assertThat(hit.id()).isEqualTo(document.id());
		assertThat(hit.document()).usingRecursiveComparison().ignoringFields("text").isEqualTo(document);
		assertThat(hit.document().text()).isEmpty();
		assertThat(String.join("", hit.highlights())).contains("\uE000农村\uE001<b>\uE000电商\uE001</b>培训");
	}

	@Test
	default void anOlderDescriptionNeverReplacesANewerOne() {
		UUID id = UUID.randomUUID();
		index().put(List.of(document(id, 7, CONTRACTOR_A, "NOTICE", "新.pdf", "新的")));
		index().put(List.of(document(id, 6, CONTRACTOR_A, "NOTICE", "旧.pdf", "旧的")));
		assertThat(found("旧的")).isEmpty();
		index().put(List.of(document(id, 7, CONTRACTOR_A, "NOTICE", "同.pdf", "同样")));
		assertThat(found("同样")).containsExactly(id);
		assertThat(index().count()).isEqualTo(1);
	}

	@Test
	default void removedIsNotFound() {
		RecordDocument document = document("电商");
		index().put(List.of(document));
		index().remove(List.of(document.id(), UUID.randomUUID()));
		assertThat(found("电商")).isEmpty();
		assertThat(index().count()).isZero();
	}

	@Test
	default void whatIsThereIsTold() {
		RecordDocument here = document("在库");
		RecordDocument gone = document("已删");
		index().put(List.of(here, gone));
		index().remove(List.of(gone.id()));
		assertThat(index().present(List.of(here.id(), gone.id(), UUID.randomUUID()))).containsExactly(here.id());
		assertThat(index().present(List.of())).isEmpty();
	}

	@Test
	default void clearNumbersAreRefusedWithoutBeingNamed() {
		for (RecordDocument document : List.of(document("证号999999199001011234"), document("13800005678"),
				document(UUID.randomUUID(), 1, CONTRACTOR_A, "ID_COPY", "999999199001011234.jpg", ""))) {
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> index().put(List.of(document)))
				.withMessageContaining(document.id().toString())
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("1990", "5678"));
		}
		assertThat(index().count()).isZero();
	}

	@Test
	default void scopeHoldsForHitsTotalAndEveryFacet() {
		index().put(List.of(document(UUID.randomUUID(), 1, CONTRACTOR_A, "NOTICE", "甲.pdf", "电商"),
				document(UUID.randomUUID(), 1, CONTRACTOR_B, "CONTRACT", "乙.pdf", "电商")));
		for (Map<Facet, List<String>> filters : List.of(Map.<Facet, List<String>>of(),
				Map.of(Facet.ORGANIZER, List.of(CONTRACTOR_A.toString(), CONTRACTOR_B.toString())),
				Map.of(Facet.YEAR, List.of("2025", "2026")))) {
			SearchPage page = index().search(request("电商", filters, CONTRACTOR_A));
			assertThat(page.total()).isEqualTo(1);
			assertThat(page.hits()).allMatch((hit) -> hit.document().organizerId().equals(CONTRACTOR_A));
			assertThat(page.facets().get(Facet.ORGANIZER))
				.containsExactly(new FacetValue(CONTRACTOR_A.toString(), "青禾商务服务中心", 1));
			assertThat(page.facets().get(Facet.KIND)).containsExactly(new FacetValue("NOTICE", "NOTICE", 1));
			assertThat(page.facets().get(Facet.YEAR)).containsExactly(new FacetValue("2026", "2026", 1));
			assertThat(page.facets().get(Facet.TRAINING_CLASS)).hasSize(1);
		}
		assertThat(index().search(request("", Map.of(Facet.ORGANIZER, List.of(CONTRACTOR_B.toString())), CONTRACTOR_A))
			.total()).isZero();
	}

	@Test
	default void facetCountsIgnoreTheirOwnChoiceOnly() {
		index().put(List.of(document(UUID.randomUUID(), 1, CONTRACTOR_A, "NOTICE", "1.pdf", "电商"),
				document(UUID.randomUUID(), 1, CONTRACTOR_A, "CONTRACT", "2.pdf", "电商"),
				document(UUID.randomUUID(), 1, CONTRACTOR_B, "NOTICE", "3.pdf", "电商")));
		SearchPage page = index().search(request("电商", Map.of(Facet.KIND, List.of("NOTICE")), null));
		assertThat(page.total()).isEqualTo(2);
		assertThat(page.facets().get(Facet.KIND)).containsExactly(new FacetValue("NOTICE", "NOTICE", 2),
				new FacetValue("CONTRACT", "CONTRACT", 1));
		assertThat(page.facets().get(Facet.ORGANIZER)).extracting(FacetValue::count).containsExactly(1L, 1L);
		assertThat(page.facets().get(Facet.FINDING)).containsExactly(new FacetValue("C1", "C1", 1));
	}

	@ParameterizedTest
	@EnumSource(Sort.class)
	default void everyHitIsOnExactlyOnePage(Sort sort) {
		List<RecordDocument> documents = IntStream.range(0, 55)
			.mapToObj((i) -> document(UUID.randomUUID(), 1, (i % 2 == 0) ? CONTRACTOR_A : CONTRACTOR_B, "NOTICE",
					"文件" + i % 7 + ".pdf", "电商 ".repeat(1 + i % 3)))
			.toList();
		index().put(documents);
		for (String text : List.of("电商", "")) {
			List<UUID> seen = new ArrayList<>();
			@Nullable String after = null;
			do {
				SearchPage page = index().search(new SearchRequest(text, Map.of(), null, sort, 10, after));
				assertThat(page.total()).isEqualTo(55);
				page.hits().forEach((hit) -> seen.add(hit.id()));
				after = page.next();
			}
			while (after != null);
			Set<UUID> all = new HashSet<>(documents.stream().map(RecordDocument::id).toList());
			assertThat(seen).hasSize(55).containsExactlyInAnyOrderElementsOf(all);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "W10", "WzEsMl0", "eyJhIjoxfQ", "电商", "bnVsbA" })
	default void aForeignCursorIsRefused(String cursor) {
		assertThatExceptionOfType(InvalidCursor.class)
			.isThrownBy(() -> index().search(new SearchRequest("电商", Map.of(), null, Sort.RELEVANCE, 10, cursor)));
	}

	@Test
	default void aCursorBelongsToItsQuery() {
		index().put(List.of(document("电商"), document("电商")));
		String next = index().search(new SearchRequest("电商", Map.of(), null, Sort.RELEVANCE, 1, null)).next();
		assertThat(next).isNotNull();
		assertThat(index().search(new SearchRequest("电商", Map.of(), null, Sort.RELEVANCE, 1, next)).hits()).hasSize(1);
		assertThatExceptionOfType(InvalidCursor.class)
			.isThrownBy(() -> index().search(new SearchRequest("培训", Map.of(), null, Sort.RELEVANCE, 1, next)));
		assertThatExceptionOfType(InvalidCursor.class)
			.isThrownBy(() -> index().search(new SearchRequest("电商", Map.of(), null, Sort.NEWEST, 1, next)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"", "(", "a:b AND (", "*", "~1", "\\", "{}", "电商\"未完", "\u0000", "\uD800", "🙂", "-",
			"^2", "'; drop table", "<script>" })
	default void nothingBreaksAQuery(String typed) {
		index().put(List.of(document("电商")));
		assertThat(index().search(request(typed)).total()).isNotNegative();
	}

	@Test
	default void endlessQueriesAreAnswered() {
		index().put(List.of(document("电商")));
		assertThat(index().search(request("电商培训签到表".repeat(400))).total()).isZero();
		assertThat(index().search(request("电商 ".repeat(400))).total()).isEqualTo(1);
	}

	@Test
	default void rolloverServesTheOldUntilItIsComplete() {
		RecordDocument old = document("旧文档");
		index().put(List.of(old));
		IndexRollover rollover = index().rollover();
		rollover.put(List.of(document("新文档")));
		RecordDocument meanwhile = document("同时写入");
		index().put(List.of(meanwhile));
		assertThat(found("旧文档")).containsExactly(old.id());
		assertThat(found("新文档")).isEmpty();
		assertThat(found("同时写入")).containsExactly(meanwhile.id());
		rollover.complete();
		assertThat(found("旧文档")).isEmpty();
		assertThat(found("新文档")).hasSize(1);
		assertThat(found("同时写入")).containsExactly(meanwhile.id());
		rollover.complete();
		rollover.abandon();
		assertThat(index().count()).isEqualTo(2);
	}

	@Test
	default void whatWasWrittenMeanwhileWinsOverTheRollover() {
		UUID id = UUID.randomUUID();
		index().put(List.of(document(id, 1, CONTRACTOR_A, "NOTICE", "1.pdf", "第一版")));
		IndexRollover rollover = index().rollover();
		index().put(List.of(document(id, 2, CONTRACTOR_A, "NOTICE", "2.pdf", "第二版")));
		rollover.put(List.of(document(id, 1, CONTRACTOR_A, "NOTICE", "1.pdf", "第一版")));
		rollover.complete();
		assertThat(found("第二版")).containsExactly(id);
		assertThat(found("第一版")).isEmpty();
	}

	@Test
	default void rolloverIsResumedByName() {
		RecordDocument document = document("电商");
		index().put(List.of(document));
		IndexRollover begun = index().rollover();
		begun.put(List.of(document));
		IndexRollover resumed = index().resume(begun.generation()).orElseThrow();
		resumed.put(List.of(document("培训")));
		resumed.complete();
		assertThat(index().count()).isEqualTo(2);
		assertThat(index().resume(begun.generation())).hasValueSatisfying(IndexRollover::complete);
		assertThat(index().resume("records-999999")).isEmpty();
	}

	@Test
	default void abandonedAndForgottenRolloversLeaveNothing() {
		RecordDocument document = document("电商");
		index().put(List.of(document));
		IndexRollover abandoned = index().rollover();
		abandoned.abandon();
		assertThat(index().resume(abandoned.generation())).isEmpty();
		IndexRollover forgotten = index().rollover();
		IndexRollover next = index().rollover();
		assertThat(index().resume(forgotten.generation())).isEmpty();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> forgotten.put(List.of(document)));
		next.complete();
		assertThat(index().count()).isZero();
	}

	private List<UUID> found(String typed) {
		return index().search(request(typed)).hits().stream().map(SearchPage.Hit::id).toList();
	}

}
