package cn.juanzong.records.upload;

import java.util.List;

import cn.juanzong.records.MaterialKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

	@PostMapping("/uploads/proposals")
	List<Proposal> propose(@RequestBody @Valid Candidates candidates) {
		return candidates.files().stream().map(ProposalController::proposal).toList();
	}

	private static Proposal proposal(Candidate file) {
		byte[] head = (file.head() != null) ? file.head() : new byte[0];
		String folders = (file.folders() != null) ? file.folders() : "";
		FirstBytes first = FirstBytes.of(file.name(), head);
		KindProposal proposal = KindProposal.of(file.name(), folders, first);
		return new Proposal(proposal.kind(), proposal.guessed(), first.mediaType());
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
	 * @param guessed whether only the type of the file speaks for it
	 * @param mediaType the type as far as the first bytes tell
	 */
	record Proposal(MaterialKind kind, boolean guessed, String mediaType) {

	}

}
