package cn.juanzong.web;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.access.ActingUser;
import cn.juanzong.audit.AuditableEvent;
import cn.juanzong.secrets.KeyRotations;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets the administrator begin to rotate a key; it goes on by itself. */
@Controller
class KeysController {

	private final KeyRotations rotations;

	private final ApplicationEventPublisher events;

	KeysController(KeyRotations rotations, ApplicationEventPublisher events) {
		this.rotations = rotations;
		this.events = events;
	}

	@PostMapping("/health/keys/{what}/rotation")
	@PreAuthorize("hasAuthority('READ_HEALTH')")
	@Transactional
	String rotate(@PathVariable KeyRotations.What what, ActingUser user) {
		if (this.rotations.begin(what, user.displayName())) {
			this.events.publishEvent(new Begun(what));
		}
		return "redirect:/health";
	}

	private record Begun(KeyRotations.What what) implements AuditableEvent {

		@Override
		public String action() {
			return "keys.rotation";
		}

		@Override
		public String subjectType() {
			return "keys";
		}

		@Override
		public String subjectId() {
			return this.what.name();
		}

		@Override
		public @Nullable UUID organizerId() {
			return null;
		}

		@Override
		public Map<String, Object> detail() {
			return Map.of();
		}

	}

}
