package cn.juanzong.web;

import java.util.Map;
import java.util.UUID;

import cn.juanzong.audit.AuditableEvent;
import cn.juanzong.ingest.reindex.IndexRebuild;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets the administrator have the index built anew from the database. */
@Controller
class IndexController {

	private final IndexRebuild rebuild;

	private final ApplicationEventPublisher events;

	IndexController(IndexRebuild rebuild, ApplicationEventPublisher events) {
		this.rebuild = rebuild;
		this.events = events;
	}

	@PostMapping("/health/index/rebuild")
	@PreAuthorize("hasAuthority('READ_HEALTH')")
	@Transactional
	String rebuild() {
		if (this.rebuild.start()) {
			this.events.publishEvent(new Requested());
		}
		return "redirect:/health";
	}

	private record Requested() implements AuditableEvent {

		@Override
		public String action() {
			return "index.rebuild";
		}

		@Override
		public String subjectType() {
			return "index";
		}

		@Override
		public String subjectId() {
			return "records";
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
