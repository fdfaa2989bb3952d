package cn.juanzong.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The county's time, in which moments are shown, whatever zone the process runs in. */
public final class CountyTime {

	/** Asia/Shanghai, as all times of the measure. */
	public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
		.withZone(ZONE);

	private CountyTime() {
	}

	/**
	 * A moment as people read it.
	 * @param at the moment
	 * @return its day and minute, such as {@code 2022-06-15 09:30}
	 */
	public static String minute(Instant at) {
		return MINUTE.format(at);
	}

}
