package cn.juanzong;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.juanzong.Sources.Source;
import cn.juanzong.extraction.Extraction;
import cn.juanzong.extraction.Fact;
import cn.juanzong.ingest.IngestState;
import cn.juanzong.records.accession.Upload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every sentence a user reads stands in a bundle, in both languages. */
class MessagesTests {

	private static final Map<String, Properties> BUNDLES = bundles();

	private static final Pattern USED = Pattern.compile("#\\{([A-Za-z0-9_.-]+)[}(]");

	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	private static final Pattern STRING = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");

	private static final Pattern COMMENT = Pattern.compile("(?m)/\\*[\\s\\S]*?\\*/|^[\\t ]*//.*$");

	private static final Pattern ACT = Pattern.compile("String action\\(\\) \\{\\s+return \"([^\"]+)\"");

	private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

	/**
	 * Chinese that is not said to a user: what documents and ledgers say, read or
	 * generated.
	 */
	private static final List<String> KNOWS_CHINESE = List.of("county/", "ledger/intake/", "records/upload/",
			"programme/TrainingClass", "consistency/rule/OnlineApproved", "consistency/snapshot/WrittenClaim",
			"extraction/");

	@Test
	void everyBundleHasTheSameKeysInBothLanguages() {
		assertThat(BUNDLES).isNotEmpty();
		for (String name : BUNDLES.keySet()) {
			if (!name.endsWith("_en")) {
				assertThat(BUNDLES).containsKey(name + "_en");
				assertThat(new TreeSet<>(BUNDLES.get(name + "_en").stringPropertyNames())).as(name)
					.isEqualTo(new TreeSet<>(BUNDLES.get(name).stringPropertyNames()));
			}
		}
	}

	@Test
	void noMessageIsEmptyAndEnglishIsEnglish() {
		BUNDLES.forEach((name, bundle) -> bundle.forEach((key, value) -> {
			assertThat(value.toString()).as(name + ": " + key).isNotBlank();
			if (name.endsWith("_en")) {
				// words that must be typed in Chinese stand in quotes
				assertThat(HAN.matcher(value.toString().replaceAll("“[^”]*”", "")).find())
					.as(name + ": " + key + " is in Chinese")
					.isFalse();
			}
		}));
	}

	@Test
	void apostrophesSurviveArguments() {
		BUNDLES.forEach((name, bundle) -> bundle.forEach((key, value) -> {
			if (value.toString().contains("{0}")) {
				assertThat(LONE_APOSTROPHE.matcher(value.toString()).find()).as(name + ": " + key).isFalse();
			}
		}));
	}

	@Test
	void aKeyStandsInOneBundleOnly() {
		Map<String, String> owners = new TreeMap<>();
		List<String> twice = new ArrayList<>();
		BUNDLES.forEach((name, bundle) -> bundle.stringPropertyNames().forEach((key) -> {
			String owner = owners.putIfAbsent(key + (name.endsWith("_en") ? "_en" : ""), name);
			if (owner != null) {
				twice.add(key + " in " + owner + " and " + name);
			}
		}));
		assertThat(twice).isEmpty();
	}

	@Test
	void everyKeyATemplateNamesIsThere() {
		Set<String> known = new TreeSet<>();
		BUNDLES.values().forEach((bundle) -> known.addAll(bundle.stringPropertyNames()));
		List<String> missing = new ArrayList<>();
		for (Path template : Sources.resources("templates", ".html")) {
			Matcher used = USED.matcher(Sources.text(template));
			while (used.find()) {
				if (!known.contains(used.group(1))) {
					missing.add(template.getFileName() + ": " + used.group(1));
				}
			}
		}
		assertThat(missing).isEmpty();
	}

	@Test
	void everyStateAndEveryReasonHasASentence() {
		Set<String> known = new TreeSet<>();
		BUNDLES.values().forEach((bundle) -> known.addAll(bundle.stringPropertyNames()));
		for (IngestState.Stage stage : IngestState.Stage.values()) {
			assertThat(known).contains("state." + stage);
		}
		for (Extraction.Reason reason : Extraction.Reason.values()) {
			assertThat(known).contains("reason." + reason);
		}
		for (Upload.Reason reason : Upload.Reason.values()) {
			assertThat(known).contains("upload.refused." + reason);
		}
	}

	@Test
	void everyActOfTheTrailHasAName() {
		List<String> acts = new ArrayList<>();
		for (Source source : Sources.java("main")) {
			Matcher act = ACT.matcher(source.text());
			while (act.find()) {
				acts.add("audit.action." + act.group(1));
			}
		}
		assertThat(acts).hasSizeGreaterThan(15);
		assertThat(BUNDLES.get("audit").stringPropertyNames()).containsAll(acts);
	}

	@Test
	void everyFactHasAName() throws IllegalAccessException {
		for (Field constant : Fact.class.getFields()) {
			if (constant.getType() == String.class) {
				assertThat(BUNDLES.get("ingest").stringPropertyNames()).contains("fact." + constant.get(null));
			}
		}
	}

	@Test
	void javaSpeaksToNobodyInChinese() {
		assertThat(chinese(Sources.java("main"))).isEmpty();
		assertThat(chinese(List.of(new Source("m", "a/A.java", "// 注释\n/** 文档 */ String s = \"你好\";"),
				new Source("m", "a/B.java", "// 注释\nString s = \"hello\";"))))
			.containsExactly("a/A.java: \"你好\"");
	}

	private static List<String> chinese(List<Source> sources) {
		List<String> found = new ArrayList<>();
		for (Source source : sources) {
			if (KNOWS_CHINESE.stream().anyMatch((known) -> source.path().startsWith("cn/juanzong/" + known))) {
				continue;
			}
			Matcher string = STRING.matcher(COMMENT.matcher(source.text()).replaceAll(""));
			while (string.find()) {
				if (HAN.matcher(string.group()).find()) {
					found.add(source.path() + ": " + string.group());
				}
			}
		}
		return found;
	}

	private static Map<String, Properties> bundles() {
		Map<String, Properties> bundles = new TreeMap<>();
		for (Path file : Sources.resources("messages", ".properties")) {
			Properties bundle = new Properties();
			try {
				bundle.load(new StringReader(Sources.text(file)));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			bundles.put(file.getFileName().toString().replace(".properties", ""), bundle);
		}
		return bundles;
	}

}
