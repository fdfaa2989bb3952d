package cn.juanzong;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All routes on one reviewed page, {@code src/test/resources/routes.txt}, with who
 * answers and which roles the method asks for. After a change that is meant, write the
 * page again: {@code mvn -pl archive-app -am test -Dtest=RoutesTests
 * -Dsurefire.failIfNoSpecifiedTests=false -Djuanzong.routes=write}, and read the
 * difference.
 */
class RoutesTests {

	private static final Path PAGE = Path.of("src/test/resources/routes.txt");

	@Test
	void routesAreThoseOnThePage() throws Exception {
		String routes = String.join("\n", routes()) + "\n";
		if ("write".equals(System.getProperty("juanzong.routes"))) {
			Files.createDirectories(PAGE.getParent());
			Files.writeString(PAGE, routes);
		}
		assertThat(page()).isEqualTo(routes);
	}

	private static String page() throws IOException {
		return Files.readString(PAGE).replace("\r\n", "\n");
	}

	private static TreeSet<String> routes() throws ClassNotFoundException {
		TreeSet<String> routes = new TreeSet<>();
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class, true));
		for (BeanDefinition found : scanner.findCandidateComponents("cn.juanzong")) {
			Class<?> controller = ClassUtils.forName(found.getBeanClassName(), RoutesTests.class.getClassLoader());
			for (Method method : controller.getDeclaredMethods()) {
				RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
				if (mapping != null) {
					add(routes, controller, method, mapping);
				}
			}
		}
		return routes;
	}

	private static void add(TreeSet<String> routes, Class<?> controller, Method method, RequestMapping mapping) {
		RequestMapping prefixes = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
		PreAuthorize roles = AnnotatedElementUtils.findMergedAnnotation(method, PreAuthorize.class);
		if (roles == null) {
			roles = AnnotatedElementUtils.findMergedAnnotation(controller, PreAuthorize.class);
		}
		String verbs = (mapping.method().length == 0) ? "ANY"
				: String.join(",", Arrays.stream(mapping.method()).map(RequestMethod::name).sorted().toList());
		for (String prefix : (prefixes != null && prefixes.path().length > 0) ? prefixes.path() : new String[] { "" }) {
			for (String path : (mapping.path().length > 0) ? mapping.path() : new String[] { "" }) {
				routes.add("%-50s %-8s %s#%s%s".formatted(prefix + path, verbs,
						controller.getName().replace("cn.juanzong.", ""), method.getName(),
						(roles != null) ? "  " + roles.value() : ""));
			}
		}
	}

}
