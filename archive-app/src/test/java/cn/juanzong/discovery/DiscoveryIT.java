package cn.juanzong.discovery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.SignedInAs;
import cn.juanzong.search.RecordDocument;
import cn.juanzong.search.RecordIndex;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@SpringBootTest
@AutoConfigureMockMvc
class DiscoveryIT {

	private static final UUID A = UUID.randomUUID();

	private static final UUID B = UUID.randomUUID();

	@Autowired
	MockMvc mvc;

	@Autowired
	RecordIndex index;

	/** Stands in the documents of one test only. */
	private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

	@BeforeEach
	void ready() {
		await().atMost(Duration.ofMinutes(3)).until(() -> this.index.check().available());
	}

	@Test
	void archivistOfANeverSeesHitFacetOrCountOfB() throws Exception {
		this.index.put(List.of(document(A, "甲方单位", "甲.pdf", "电商", 2026), document(B, "乙方单位", "乙.pdf", "电商", 2025)));
		for (String query : List.of(this.word, "", "乙方", "电商")) {
			for (String filter : List.of("", "&organizer=" + B, "&year=2025", "&organizer=" + A + "&organizer=" + B)) {
				String json = api(SignedInAs.archivist(A), "q=" + query + filter);
				assertThat(json).doesNotContain(B.toString(), "乙方单位", "乙.pdf", "\"2025\"");
			}
		}
		assertThat(JsonPath.<Integer>read(api(SignedInAs.archivist(A), "q=" + this.word), "$.total")).isEqualTo(1);
		assertThat(JsonPath.<Integer>read(api(SignedInAs.inspector(), "q=" + this.word), "$.total")).isEqualTo(2);
		String page = page(SignedInAs.archivist(A), "/search?q=" + this.word + "&organizer=" + B);
		assertThat(page).doesNotContain("乙方单位", "乙.pdf").contains("没有找到符合的材料");
		String cursor = JsonPath.read(api(SignedInAs.inspector(), "size=1&sort=NEWEST&q=" + this.word), "$.next");
		assertThat(api(SignedInAs.archivist(A), "sort=NEWEST&q=" + this.word + "&after=" + cursor))
			.doesNotContain(B.toString());
	}

	@Test
	void pageShowsMarkedAndEscapedHits() throws Exception {
		this.index.put(List.of(document(A, "甲方单位", "<b>表</b>.pdf", "有<script>alert(1)</script>农村电商培训班", 2026)));
		String page = page(SignedInAs.inspector(), "/search?q=" + this.word + " 电商");
		assertThat(page).contains("&lt;b&gt;表&lt;/b&gt;.pdf", "<mark>电商</mark>", "&lt;script&gt;alert(1)")
			.doesNotContain("<script>alert", "\uE000", "\uE001", "??");
	}

	@Test
	@DisplayName("A15 what a copy of an ID card says stands in no list of hits")
	void whatACopyOfAnIdCardSaysStandsInNoList() throws Exception {
		RecordDocument copy = document(A, "甲方单位", "证件.jpg", "ID_COPY", "住址某村", 2026);
		this.index.put(List.of(copy));
		for (String found : List.of(api(SignedInAs.inspector(), "q=" + this.word),
				page(SignedInAs.inspector(), "/search?q=" + this.word + " 住址"))) {
			assertThat(found).contains(copy.id().toString()).doesNotContain("某村");
		}
	}

	@Test
	void facetsOfferOtherValuesAndChipsTakeThemBack() throws Exception {
		this.index.put(List.of(document(A, "甲方单位", "1.pdf", "电商", 2026), document(B, "乙方单位", "2.pdf", "电商", 2025)));
		String page = page(SignedInAs.inspector(), "/search?q=" + this.word + "&year=2026");
		assertThat(page).contains("1.pdf", "共 1 份材料")
			.doesNotContain("2.pdf")
			.contains("/search?q=" + this.word + "&amp;year=2026&amp;year=2025")
			.contains("href=\"/search?q=" + this.word + "\"");
	}

	@Test
	void pagesFollowEachOtherWithAndWithoutScript() throws Exception {
		this.index
			.put(IntStream.range(0, 45).mapToObj((i) -> document(A, "甲方单位", "第" + i + "号.pdf", "电商", 2026)).toList());
		String first = page(SignedInAs.inspector(), "/search?q=" + this.word + "&sort=FILE_NAME");
		String next = address(first);
		String second = page(SignedInAs.inspector(), next);
		assertThat(second).contains("<h1", "回到第一页");
		String part = this.mvc
			.perform(get(URI.create(address(second))).header("HX-Request", "true")
				.with(SignedInAs.user(SignedInAs.inspector())))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(part).contains("<li").doesNotContain("<h1", "rel=\"next\"");
		assertThat(IntStream.range(0, 45).filter((i) -> first.contains(">第" + i + "号.pdf<"))).hasSize(20);
		assertThat(IntStream.range(0, 45).filter((i) -> part.contains(">第" + i + "号.pdf<"))).hasSize(5);
	}

	@Test
	void clearNumbersDoNotStayInTheAddress() throws Exception {
		this.mvc
			.perform(get("/search").param("q", "999999199001011234 电商").with(SignedInAs.user(SignedInAs.inspector())))
			.andExpect(status().is3xxRedirection())
			.andExpect(redirectedUrl("/search?q=999999%2A%2A%2A%2A%2A%2A%2A%2A1234%20%E7%94%B5%E5%95%86"));
		assertThat(page(SignedInAs.inspector(), "/search?q=999999%2A%2A%2A%2A%2A%2A%2A%2A1234")).contains("人员查询");
	}

	@Test
	void foreignCursorsAndOddQueriesAreAnsweredClearly() throws Exception {
		ActingUser user = SignedInAs.inspector();
		this.mvc.perform(get("/search?q=a&after=zzz").with(SignedInAs.user(user))).andExpect(status().isBadRequest());
		String problem = this.mvc.perform(get("/api/v1/search?q=a&after=zzz").with(SignedInAs.user(user)))
			.andExpect(status().isBadRequest())
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(JsonPath.<String>read(problem, "$.title")).isEqualTo("翻页地址无效");
		for (String query : List.of("q=%22", "q={q}", "year=abc", "sort=nothing", "kind=%3Cb%3E", "size=5")) {
			page(user, "/search?" + query);
			api(user, query);
		}
		for (String address : List.of("/search?q=%00", "/api/v1/search?q=%00")) {
			this.mvc.perform(get(URI.create(address)).with(SignedInAs.user(user))).andExpect(status().isBadRequest());
		}
		this.mvc.perform(get("/api/v1/search?size=0").with(SignedInAs.user(user))).andExpect(status().isBadRequest());
		this.mvc.perform(get("/search").with(SignedInAs.user(SignedInAs.admin()))).andExpect(status().isForbidden());
	}

	private String address(String page) {
		return page.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
	}

	private String page(ActingUser user, String address) throws Exception {
		return answer(get(URI.create(escaped(address))), user);
	}

	private String api(ActingUser user, String query) throws Exception {
		return answer(get(URI.create("/api/v1/search?" + escaped(query))), user);
	}

	/** Escapes what an address may not hold; what is escaped already stays. */
	private static String escaped(String address) {
		return UriUtils.encode(address, StandardCharsets.UTF_8)
			.replace("%2F", "/")
			.replace("%3F", "?")
			.replace("%3D", "=")
			.replace("%26", "&")
			.replace("%25", "%");
	}

	private String answer(MockHttpServletRequestBuilder request, ActingUser user) throws Exception {
		return this.mvc.perform(request.with(SignedInAs.user(user)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private RecordDocument document(UUID organizer, String name, String fileName, String text, int year) {
		return document(organizer, name, fileName, "NOTICE", text, year);
	}

	private RecordDocument document(UUID organizer, String name, String fileName, String kind, String text, int year) {
		return new RecordDocument(UUID.randomUUID(), 1, UUID.randomUUID(), organizer, name, "第一期", "1", "直播带货",
				"PRACTICAL", "刘庄村", "王小明", year, LocalDate.of(year, 5, 1), kind, "INGESTED", List.of(), fileName, null,
				"application/pdf", 10, Instant.EPOCH, text + " " + this.word);
	}

}
