package cn.juanzong.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * When and where somebody signed in; kept with the session.
 *
 * @param at when
 * @param address from which address
 * @param agent with what, as it calls itself
 */
public record SignInPlace(Instant at, String address, String agent) implements Serializable {

	/** Under which it is kept. */
	public static final String ATTRIBUTE = SignInPlace.class.getName();

	private static final int LONGEST_AGENT = 300;

	/**
	 * In the order in which to ask: most browsers call themselves by others' names too.
	 */
	private static final List<String> BROWSERS = List.of("MicroMessenger=WeChat", "Edg=Edge", "OPR=Opera",
			"Firefox=Firefox", "Chrome=Chrome", "Safari=Safari");

	private static final List<String> SYSTEMS = List.of("HarmonyOS=HarmonyOS", "Android=Android", "iPhone=iPhone",
			"iPad=iPad", "Windows=Windows", "Mac OS X=macOS", "Linux=Linux");

	/** Browser and system in words, or what it calls itself if neither is known. */
	public String device() {
		String known = Stream.of(BROWSERS, SYSTEMS).flatMap(this::named).collect(Collectors.joining(" · "));
		return known.isEmpty() ? this.agent : known;
	}

	private Stream<String> named(List<String> names) {
		return names.stream()
			.map((each) -> each.split("="))
			.filter((each) -> this.agent.contains(each[0]))
			.map((each) -> each[1])
			.limit(1);
	}

	/** Here and now. */
	public static SignInPlace of(String address, @Nullable String agent) {
		String named = (agent != null) ? agent : "";
		return new SignInPlace(Instant.now(), address, named.substring(0, Math.min(named.length(), LONGEST_AGENT)));
	}

}
