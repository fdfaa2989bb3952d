package cn.juanzong.programme.page;

import java.util.Optional;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.programme.TrainingSession.Venue;
import cn.juanzong.programme.TrainingSession.VenueKind;
import cn.juanzong.programme.Venues;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The venues, and which are qualified for basic and practical training (Art. 6). */
@Controller
class VenueController {

	private final Venues venues;

	VenueController(Venues venues) {
		this.venues = venues;
	}

	@GetMapping("/venues")
	String list(Model model) {
		model.addAttribute("venues", this.venues.all());
		return "programme/venues";
	}

	@GetMapping("/venues/new")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String blank(Model model) {
		return show(new Form("", "", "", "", "", ""), null, new Faults(), model);
	}

	@GetMapping("/venues/{id}")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String edit(@PathVariable UUID id, Model model) {
		Venue venue = find(id);
		return show(new Form(venue.name(), venue.village(), venue.kind().name(), text(venue.latitude()),
				text(venue.longitude()), text(venue.capacity())), id, new Faults(), model);
	}

	@PostMapping("/venues")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String register(Form form, ActingUser user, Model model) {
		Faults faults = new Faults();
		Optional<Venue> venue = form.read(UUID.randomUUID(), faults);
		if (venue.isEmpty()) {
			return show(form, null, faults, model);
		}
		this.venues.register(venue.get(), user);
		return "redirect:/venues";
	}

	@PostMapping("/venues/{id}")
	@PreAuthorize("hasAuthority('MANAGE_CATALOGUE')")
	String change(@PathVariable UUID id, Form form, ActingUser user, Model model) {
		find(id);
		Faults faults = new Faults();
		Optional<Venue> venue = form.read(id, faults);
		if (venue.isEmpty()) {
			return show(form, id, faults, model);
		}
		this.venues.change(venue.get(), user);
		return "redirect:/venues";
	}

	private Venue find(UUID id) {
		return this.venues.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static String show(Form form, @Nullable UUID id, Faults faults, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("id", id);
		model.addAttribute("faults", faults);
		model.addAttribute("kinds", VenueKind.values());
		return "programme/venue-form";
	}

	private static String text(@Nullable Number value) {
		return (value != null) ? value.toString() : "";
	}

	/**
	 * A venue as typed.
	 *
	 * @param name the name
	 * @param village village or town
	 * @param kind name of the kind
	 * @param latitude degrees, may be empty
	 * @param longitude degrees, may be empty
	 * @param capacity how many people it holds, may be empty
	 */
	record Form(String name, String village, String kind, String latitude, String longitude, String capacity) {

		Form(@Nullable String name, @Nullable String village, @Nullable String kind, @Nullable String latitude,
				@Nullable String longitude, @Nullable String capacity) {
			this.name = (name != null) ? name.strip() : "";
			this.village = (village != null) ? village.strip() : "";
			this.kind = (kind != null) ? kind : "";
			this.latitude = (latitude != null) ? latitude.strip() : "";
			this.longitude = (longitude != null) ? longitude.strip() : "";
			this.capacity = (capacity != null) ? capacity.strip() : "";
		}

		Optional<Venue> read(UUID id, Faults faults) {
			faults.text("name", this.name, 100);
			faults.text("village", this.village, 100);
			Optional<VenueKind> aKind = faults.choice("kind", this.kind, VenueKind.class);
			Double lat = faults.degrees("latitude", this.latitude, 90).orElse(null);
			Double lon = faults.degrees("longitude", this.longitude, 180).orElse(null);
			Integer holds = this.capacity.isEmpty() ? null
					: faults.whole("capacity", this.capacity, 1, 9999, "capacity").orElse(null);
			if (faults.none() && (lat == null) != (lon == null)) {
				faults.add("longitude", "bothDegrees");
			}
			return faults.none()
					? Optional.of(new Venue(id, this.name, this.village, aKind.orElseThrow(), lat, lon, holds))
					: Optional.empty();
		}

	}

}
