package cn.juanzong.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import cn.juanzong.access.Role;

/** The entries of the main menu in reading order, and for whom they are meant. */
enum Menu {

	HOME("/", EnumSet.allOf(Role.class)), FINDINGS("/findings", EnumSet.of(Role.ARCHIVIST, Role.INSPECTOR)),
	RETENTION("/retention", EnumSet.of(Role.RETENTION_OFFICER)),
	SESSIONS("/sessions", EnumSet.of(Role.ARCHIVIST, Role.INSPECTOR, Role.RETENTION_OFFICER)),
	SEARCH("/search", EnumSet.of(Role.ARCHIVIST, Role.INSPECTOR, Role.RETENTION_OFFICER)),
	PEOPLE("/people", EnumSet.of(Role.ARCHIVIST, Role.INSPECTOR)), USERS("/users", EnumSet.of(Role.ADMIN)),
	CATALOGUE("/organizers", EnumSet.of(Role.INSPECTOR, Role.ADMIN)), SETTINGS("/settings", EnumSet.allOf(Role.class)),
	AUDIT("/audit", EnumSet.of(Role.ADMIN)), HEALTH("/health", EnumSet.of(Role.ADMIN));

	private static final List<String> CATALOGUE_PATHS = List.of("/organizers", "/courses", "/venues", "/instructors");

	private final String path;

	private final Set<Role> roles;

	Menu(String path, Set<Role> roles) {
		this.path = path;
		this.roles = roles;
	}

	static List<Entry> of(Role role, String here) {
		return Arrays.stream(values())
			.filter((each) -> each.roles.contains(role))
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
