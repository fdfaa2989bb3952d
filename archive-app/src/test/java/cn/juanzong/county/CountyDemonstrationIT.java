package cn.juanzong.county;

import java.time.LocalDate;

import cn.juanzong.programme.Courses;
import cn.juanzong.programme.Instructors;
import cn.juanzong.programme.Organizer;
import cn.juanzong.programme.Organizers;
import cn.juanzong.programme.Sessions;
import cn.juanzong.programme.SomeSessions;
import cn.juanzong.programme.Venues;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureMockMvc
class CountyDemonstrationIT {

	@Autowired
	private CountyDemonstration demonstration;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Organizers organizers;

	@Autowired
	private Courses courses;

	@Autowired
	private Venues venues;

	@Autowired
	private Instructors instructors;

	@Autowired
	private Sessions sessions;

	@Test
	void aGeneratedCountyIsOneUntilSomethingRealIsEntered() {
		SomeSessions some = new SomeSessions(this.organizers, this.courses, this.venues, this.instructors,
				this.sessions);
		Organizer organizer = some.organizer("真实单位");
		assertThat(this.demonstration.running()).isFalse();
		assertThat(this.jdbc.sql("update county_seeding set used_since = null").update()).isPositive();
		assertThat(this.demonstration.running()).isTrue();
		some.on(LocalDate.of(2026, 5, 11), organizer, "真实的一期");
		assertThat(this.demonstration.running()).isFalse();
	}

}
