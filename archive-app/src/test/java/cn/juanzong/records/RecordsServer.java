package cn.juanzong.records;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The application over real HTTP with the real store and database. No search engine is
 * started: records are taken in and shown without it. No worker either, so that what a
 * test finds pending stays so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "juanzong.worker.enabled=false", "juanzong.uploads.recovery-interval=1h",
				"juanzong.search.uri=http://127.0.0.1:9" })
@Import(RecordsCase.class)
public @interface RecordsServer {

}
