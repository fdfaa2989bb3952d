package cn.juanzong.web;

import java.util.Arrays;
import java.util.List;

import cn.juanzong.access.ActingUser;
import cn.juanzong.access.Permission;
import org.jspecify.annotations.Nullable;

/** The entries of the main menu in reading order, and for whom they are meant. */
enum Menu {

	HOME("/", null), FINDINGS("/findings", Permission.EDIT_SESSIONS),
	RETENTION("/retention", Permission.REPORT_RETENTION), SESSIONS("/sessions", Permission.READ_RECORDS),
	SEARCH("/search", Permission.READ_RECORDS), PEOPLE("/people", Permission.SEARCH_PEOPLE),
	USERS("/users", Permission.MANAGE_ACCOUNTS), CATALOGUE("/organizers", Permission.MANAGE_CATALOGUE),
	SETTINGS("/settings", null), SECURITY("/security", Permission.MANAGE_SECURITY),
	AUDIT("/audit", Permission.READ_AUDIT), HEALTH("/health", Permission.READ_HEALTH);

	private static final List<String> CATALOGUE_PATHS = List.of("/organizers", "/courses", "/venues", "/instructors");

	private final String path;

	private final @Nullable Permission permission;

	Menu(String path, @Nullable Permission permission) {
		this.path = path;
		this.permission = permission;
	}

	static List<Entry> of(ActingUser user, String here) {
		return Arrays.stream(values())
			.filter((each) -> each.permission == null || user.may(each.permission))
			.map((each) -> new Entry(each.path, "web.menu." + each.name(), each.contains(here)))
			.toList();
	}

	private boolean contains(String here) {
		return switch (this) {
			case HOME -> here.equals("/");
			case CATALOGUE -> CATALOGUE_PATHS.stream().anyMatch(here::startsWith);
			case SESSIONS -> here.startsWith("/sessions") || here.startsWith("/records");
			default -> here.startsWith(this.path);
		};
	}

	/**
	 * An entry as shown.
	 *
	 * @param path where it leads
	 * @param label message key of its text
	 * @param current whether the page shown belongs to it
	 */
	record Entry(String path, String label, boolean current) {

	}

}
