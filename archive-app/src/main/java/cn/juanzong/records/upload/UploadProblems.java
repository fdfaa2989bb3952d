package cn.juanzong.records.upload;

import cn.juanzong.records.accession.Upload.Reason;
import cn.juanzong.records.accession.Upload.Refused;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers refused uploads with the status that tus names and a sentence for the user.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadProblems {

	private final MessageSource messages;

	UploadProblems(MessageSource messages) {
		this.messages = messages;
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(Refused refused) {
		HttpStatus status = status(refused.reason());
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status,
				this.messages.getMessage("upload.refused." + refused.reason(), null, LocaleContextHolder.getLocale()));
		problem.setTitle(this.messages.getMessage("upload.refused.title", null, LocaleContextHolder.getLocale()));
		problem.setProperty("code", refused.reason().name());
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
			.header("Tus-Resumable", UploadController.VERSION)
			.header(HttpHeaders.CACHE_CONTROL, "no-store");
		if (refused.reason() == Reason.OVERLOADED || refused.reason() == Reason.BUSY) {
			answer.header(HttpHeaders.RETRY_AFTER, "5");
		}
		return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	private static HttpStatus status(Reason reason) {
		return switch (reason) {
			case MISSING -> HttpStatus.NOT_FOUND;
			case NAME_EMPTY, NAME_TOO_LONG, NAME_CONTROL, KIND_UNKNOWN -> HttpStatus.BAD_REQUEST;
			case TOO_LARGE -> HttpStatus.valueOf(413);
			case OFFSET_CONFLICT -> HttpStatus.CONFLICT;
			case BUSY -> HttpStatus.LOCKED;
			case GONE -> HttpStatus.GONE;
			case OVERLOADED -> HttpStatus.SERVICE_UNAVAILABLE;
		};
	}

}
