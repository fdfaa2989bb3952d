package cn.juanzong;

import java.time.Clock;
import java.time.ZoneId;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the archive as web process, worker or both.
 */
@SpringBootApplication
@ComponentScan(excludeFilters = { @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
		@Filter(type = FilterType.CUSTOM, classes = PagesOnly.class) })
@ConfigurationPropertiesScan
@EnableScheduling
public class ArchiveApplication {

	/**
	 * All deadlines and days of the measure are reckoned in this zone, whatever the JVM's
	 * own is.
	 */
	public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	public static void main(String[] args) {
		SpringApplication.run(ArchiveApplication.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.system(ZONE);
	}

}
