package cn.juanzong.county;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import cn.juanzong.county.PlannedSession.Planted;
import cn.juanzong.programme.TrainingClass;
import cn.juanzong.programme.TrainingSession.VenueKind;
import org.jspecify.annotations.Nullable;

/**
 * The generated county on paper: the same seed gives the same people, sessions and
 * planted faults.
 */
final class CountyPlan {

	static final String PROJECT = "2022-2023";

	record PlannedOrganizer(String code, String name, String signInName, String archivist) {

	}

	record PlannedCourse(String code, String title, TrainingClass trainingClass, List<String> topics) {

	}

	record PlannedVenue(String name, String village, VenueKind kind, double latitude, double longitude, int capacity) {

	}

	record PlannedInstructor(String name, String credential, LocalDate practiceSince) {

	}

	final List<PlannedOrganizer> organizers = List.of(new PlannedOrganizer("HM", "云溪县禾苗电子商务服务有限公司", "hemiao", "田禾"),
			new PlannedOrganizer("CF", "云溪县春风职业培训学校", "chunfeng", "林春"));

	final List<PlannedCourse> courses = List.of(
			new PlannedCourse("DS-001", "电商惠农政策宣讲", TrainingClass.PUBLICITY, List.of("SOCIAL_COMMERCE")),
			new PlannedCourse("DS-101", "网店开设与装修基础", TrainingClass.BASIC, List.of("SHOP_OPENING", "SHOP_DESIGN")),
			new PlannedCourse("DS-102", "社交电商与在线客服基础", TrainingClass.BASIC,
					List.of("SOCIAL_COMMERCE", "CUSTOMER_SERVICE")),
			new PlannedCourse("DS-201", "网红直播带货实操", TrainingClass.PRACTICAL, List.of("LIVE_STREAMING")),
			new PlannedCourse("DS-202", "商品拍摄与图片处理实操", TrainingClass.PRACTICAL,
					List.of("PRODUCT_PHOTOGRAPHY", "IMAGE_EDITING")),
			new PlannedCourse("DS-203", "订单处理与快递物流实操", TrainingClass.PRACTICAL,
					List.of("ORDER_HANDLING", "LOGISTICS")));

	final List<PlannedVenue> venues = List.of(
			new PlannedVenue("云溪县电子商务公共服务中心", "城关镇", VenueKind.PUBLIC_SERVICE_CENTRE, 34.7512, 113.0211, 60),
			new PlannedVenue("春风学校实训楼", "东关街道", VenueKind.EQUIPPED, 34.7630, 113.0406, 40),
			new PlannedVenue("柳林村党群服务中心", "柳林村", VenueKind.VILLAGE, 34.6922, 112.9533, 15),
			new PlannedVenue("石桥村文化礼堂", "石桥村", VenueKind.VILLAGE, 34.8041, 113.1120, 50));

	final List<PlannedInstructor> instructors = List.of(
			new PlannedInstructor("方文清", "电商讲师证书 DSJS-2019-0417", LocalDate.of(2017, 3, 1)),
			new PlannedInstructor("苏晓燕", "国际电商讲师证书 GJ-2020-1102", LocalDate.of(2019, 6, 15)),
			new PlannedInstructor("贺志远", "淘宝大学讲师认证 TB-88213", LocalDate.of(2018, 9, 1)));

	final List<PlannedSession> sessions = new ArrayList<>();

	private final Random chance;

	private int serial = 1;

	CountyPlan(long seed) {
		this.chance = new Random(seed);
		planSpring();
		planSummer();
		planAutumn();
		planNextYear();
	}

	private void planSpring() {
		LocalDate day = LocalDate.of(2022, 4, 12);
		List<Villager> people = adults(day, 13);
		people.add(5, born(day.minusYears(70).minusDays(40)));
		add("HM", "DS-101", "第一期网店开设基础班", 0, 0, day, 1, 9, people, people, "4", "2", Planted.AGE_EXCLUDED);
		LocalDate may = LocalDate.of(2022, 5, 18);
		List<Villager> hosts = adults(may, 14);
		hosts.add(born(may.minusYears(65)));
		add("HM", "DS-201", "第一期直播带货实操班", 0, 1, may, 2, 9, hosts, hosts, "3", "5");
		LocalDate june = LocalDate.of(2022, 6, 15);
		List<Villager> crowd = adults(june, 16);
		crowd.add(born(june.minusYears(65)));
		crowd.add(born(june.minusYears(16).plusDays(1)));
		add("CF", "DS-001", "柳林村政策宣讲", 2, 2, june, 1, 9, crowd, crowd, "2", "0", Planted.AGE_EXCLUDED,
				Planted.MISSING_VIDEO, Planted.OVERFULL_VENUE);
	}

	private void planSummer() {
		LocalDate july = LocalDate.of(2022, 7, 20);
		List<Villager> again = adults(july, 11);
		again.addAll(this.sessions.get(0).onPaper().subList(0, 3));
		add("HM", "DS-101", "第二期网店开设基础班", 0, 0, july, 1, 9, again, again, "4", "2", Planted.REPEATS);
		LocalDate august = LocalDate.of(2022, 8, 10);
		List<Villager> photographers = adults(august, 12);
		add("CF", "DS-202", "商品拍摄实操班", 1, 2, august, 1, 9, photographers, photographers, "2", "4",
				Planted.SHARED_PHOTO);
		LocalDate september = LocalDate.of(2022, 9, 6);
		List<Villager> talkers = adults(september, 12);
		add("CF", "DS-102", "社交电商基础班", 1, 1, september, 1, 9, talkers, talkers, "3", "2", Planted.OVERLAPPING_PERSON,
				Planted.INSTRUCTOR_ELSEWHERE);
		List<Villager> packers = adults(september, 11);
		packers.add(4, talkers.get(2));
		add("HM", "DS-203", "快递物流实操班", 0, 1, september, 1, 9, packers, packers, "2", "4", Planted.OVERLAPPING_PERSON,
				Planted.INSTRUCTOR_ELSEWHERE);
	}

	private void planAutumn() {
		LocalDate october = LocalDate.of(2022, 10, 12);
		List<Villager> listeners = adults(october, 14);
		add("HM", "DS-001", "石桥村政策宣讲", 3, 0, october, 1, 14, listeners, listeners, "2", "0",
				Planted.PHOTOS_TAKEN_BEFORE, Planted.TOO_FEW_PHOTOS, Planted.SHEET_TAKEN_BEFORE);
		LocalDate november = LocalDate.of(2022, 11, 8);
		List<Villager> real = adults(november, 12);
		List<Villager> claimed = new ArrayList<>(real);
		claimed.addAll(adults(november, 4));
		String phone = real.get(0).phone();
		for (int i = 1; i < 4; i++) {
			claimed.set(i, claimed.get(i).withPhone(phone));
		}
		add("CF", "DS-102", "第二期社交电商基础班", 1, 1, november, 1, 9, claimed.subList(0, 12), claimed, "3", "2",
				Planted.INVENTED_TRAINEES, Planted.SHARED_PHONE, Planted.LOOKALIKE_PHOTO);
		LocalDate december = LocalDate.of(2022, 12, 6);
		List<Villager> hall = this.sessions.get(4).onPaper();
		List<Villager> typed = new ArrayList<>(hall);
		typed.set(7, hall.get(7).mistyped());
		add("CF", "DS-203", "石桥村快递物流实操班", 3, 2, december, 1, 9, hall, typed, "6", "0", Planted.UNQUALIFIED_VENUE,
				Planted.NO_PRACTICE_HOURS, Planted.MISTYPED_ID, Planted.ENCRYPTED_COURSEWARE, Planted.TRUNCATED_PHOTO,
				Planted.WRONG_EXTENSION, Planted.CLONED_LIST, Planted.OLD_SHEET);
	}

	private void planNextYear() {
		LocalDate march = LocalDate.of(2023, 3, 16);
		List<Villager> villagers = adults(march, 15);
		add("HM", "DS-001", "柳林村春季政策宣讲", 2, 0, march, 1, 14, villagers, villagers, "2", "0");
		LocalDate may = LocalDate.of(2023, 5, 9);
		List<Villager> online = adults(may, 12);
		this.sessions.add(new PlannedSession(this.sessions.size() + 1, "HM", "DS-102", "线上社交电商基础班",
				this.venues.get(0).name(), this.instructors.get(0).name(), may, 1, LocalTime.of(9, 0),
				LocalTime.of(12, 0), new BigDecimal("3"), new BigDecimal("1"), "疫情防控期间经商务局批准线上举办", online, online,
				EnumSet.noneOf(Planted.class)));
	}

	private void add(String organizer, String course, String title, int venue, int instructor, LocalDate day,
			int halfDays, int hour, List<Villager> onPaper, List<Villager> inLedger, String theory, String practice,
			Planted... planted) {
		this.sessions.add(new PlannedSession(this.sessions.size() + 1, organizer, course, title,
				this.venues.get(venue).name(), this.instructors.get(instructor).name(), day, halfDays,
				LocalTime.of(hour, 0), LocalTime.of((hour < 12 && halfDays > 1) ? 17 : hour + 3, 0),
				new BigDecimal(theory), new BigDecimal(practice), null, onPaper, inLedger,
				(planted.length == 0) ? EnumSet.noneOf(Planted.class) : EnumSet.copyOf(List.of(planted))));
	}

	private List<Villager> adults(LocalDate day, int count) {
		List<Villager> people = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			people.add(Villager.adult(day, this.serial++, this.chance));
		}
		return people;
	}

	private Villager born(LocalDate birthDate) {
		return Villager.born(birthDate, this.serial++, this.chance);
	}

	PlannedCourse course(String code) {
		return only(this.courses.stream().filter((course) -> course.code().equals(code)).findFirst().orElse(null));
	}

	PlannedOrganizer organizer(String code) {
		return only(
				this.organizers.stream().filter((organizer) -> organizer.code().equals(code)).findFirst().orElse(null));
	}

	PlannedVenue venue(String name) {
		return only(this.venues.stream().filter((venue) -> venue.name().equals(name)).findFirst().orElse(null));
	}

	PlannedInstructor instructor(String name) {
		return only(this.instructors.stream()
			.filter((instructor) -> instructor.name().equals(name))
			.findFirst()
			.orElse(null));
	}

	private static <T> T only(@Nullable T found) {
		return Objects.requireNonNull(found, "the plan refers to something it does not hold");
	}

}
