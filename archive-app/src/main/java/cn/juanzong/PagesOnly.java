package cn.juanzong;

import org.jspecify.annotations.Nullable;

import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * Leaves out, in a worker without pages, what serves pages: it may rely on parts that
 * only a web process has.
 */
class PagesOnly implements TypeFilter, EnvironmentAware {

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
		AnnotationMetadata type = reader.getAnnotationMetadata();
		return withoutPages()
				&& (type.isAnnotated(Controller.class.getName()) || type.isAnnotated(ControllerAdvice.class.getName()));
	}

	private boolean withoutPages() {
		return this.environment != null
				&& "none".equalsIgnoreCase(this.environment.getProperty("spring.main.web-application-type"));
	}

}
