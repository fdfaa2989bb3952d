package cn.juanzong.records.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.juanzong.records.MaterialKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Proposes the kinds of files that are about to be uploaded, from their names, folders
 * and first bytes.
 */
@RestController
class ProposalController {

	private static final int MAX_FILES = 200;

	private final Tika tika = new Tika();

	@PostMapping("/uploads/proposals")
	List<Proposal> propose(@RequestBody @Valid Candidates candidates) {
		return candidates.files().stream().map(this::proposal).toList();
	}

	private Proposal proposal(Candidate file) {
		byte[] head = (file.head() != null) ? file.head() : new byte[0];
		String folders = (file.folders() != null) ? file.folders() : "";
		String type = (head.length > 0) ? this.tika.detect(head, file.name()) : this.tika.detect(file.name());
		String text = type.startsWith("text/") ? new String(head, StandardCharsets.UTF_8) : "";
		return new Proposal(KindProposal.of(file.name(), folders, type, text), type);
	}

	/** The files chosen. */
	record Candidates(@NotNull @Size(max = MAX_FILES) List<@Valid Candidate> files) {

	}

	/**
	 * A file chosen.
	 *
	 * @param name its name
	 * @param folders the folders it was found in
	 * @param head its first bytes
	 */
	record Candidate(@NotNull @Size(max = 1024) String name, @Nullable @Size(max = 4096) String folders,
			byte @Nullable [] head) {

	}

	/**
	 * A proposal.
	 *
	 * @param kind the kind
	 * @param mediaType the type as far as the first bytes tell
	 */
	record Proposal(MaterialKind kind, String mediaType) {

	}

}
